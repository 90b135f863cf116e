using System.Text;

namespace Releasing.Notes.Rendering;

/// <summary>Blocks of Markdown with one empty line between them.</summary>
internal sealed class MarkdownPage
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds a block; an empty one is none.</summary>
    public void Add(string block)
    {
        var text = block.AsSpan().TrimEnd('\n');
        if (text.Length > 0)
        {
            _text.Append(_text.Length > 0 ? "\n" : "").Append(text).Append('\n');
        }
    }

    public override string ToString() => _text.ToString();
}
