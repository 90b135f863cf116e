using System.Text;

namespace Releasing.Notes.Rendering;

/// <summary>Blocks of Markdown with one empty line between them.</summary>
internal sealed class MarkdownPage
{
    private const int UsualLength = 2048;

    private readonly StringBuilder _text = new(UsualLength);

    /// <summary>Begins a block that is written in place; it ends with one line end.</summary>
    public StringBuilder Begin() => _text.Append(_text.Length > 0 ? "\n" : "");

    /// <summary>Adds a block; an empty one is none.</summary>
    public void Add(string block)
    {
        var text = block.AsSpan().TrimEnd('\n');
        if (text.Length > 0)
        {
            Begin().Append(text).Append('\n');
        }
    }

    public override string ToString() => _text.ToString();
}
