using System.Text;

namespace Releasing.Services.Homebrew;

/// <summary>Lines of Ruby, two spaces for each block they are in.</summary>
internal sealed class RubyWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _begun;

    /// <summary>A block up to its <c>end</c>.</summary>
    public void Block(string head, Action body)
    {
        Line(head);
        _depth++;
        _begun = true;
        body();
        _depth--;
        Line("end");
    }

    /// <summary>An empty line, unless a block has just begun.</summary>
    public void Paragraph()
    {
        if (!_begun)
        {
            _text.Append('\n');
        }
    }

    /// <summary>A line; an empty one has no spaces.</summary>
    public void Line(string line)
    {
        _begun = false;
        _ = line.Trim().Length == 0 ? _text.Append('\n') : _text.Append(' ', 2 * _depth).Append(line.TrimEnd()).Append('\n');
    }

    /// <summary>A line where something is so.</summary>
    public void LineIf(bool condition, string line)
    {
        if (condition)
        {
            Line(line);
        }
    }

    /// <summary>Lines.</summary>
    public void Lines(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Line(line);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
