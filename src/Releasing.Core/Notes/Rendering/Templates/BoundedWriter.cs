using System.Globalization;
using System.Text;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Notes.Rendering.Templates;

/// <summary>Text that may not become longer than anything a page can be.</summary>
/// <param name="file">The template, for messages.</param>
internal sealed class BoundedWriter(string file) : TextWriter(CultureInfo.InvariantCulture)
{
    private const int Longest = 4 * 1024 * 1024;

    private readonly StringBuilder _text = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        Check(1);
        _text.Append(value);
    }

    public override void Write(string? value)
    {
        Check(value?.Length ?? 0);
        _text.Append(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Check(count);
        _text.Append(buffer, index, count);
    }

    public override string ToString() => _text.ToString();

    private void Check(int count)
    {
        if (_text.Length + count > Longest)
        {
            throw new InvalidInputException(PlainText.Line(file), $"the template writes more than {Longest} characters", "Let it write less: each of its loops runs over everything it is given");
        }
    }
}
