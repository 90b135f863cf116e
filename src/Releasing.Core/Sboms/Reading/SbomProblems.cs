using System.Globalization;
using Releasing.Text;

namespace Releasing.Sboms.Reading;

/// <summary>Collects what is wrong with a file; a hostile one cannot make it long.</summary>
public sealed class SbomProblems
{
    /// <summary>How many are kept: 20.</summary>
    public const int Most = 20;

    private readonly List<string> _sentences = [];
    private int _count;

    /// <summary>The sentences.</summary>
    public IReadOnlyList<string> All => _count <= Most ? _sentences : [.. _sentences, string.Create(CultureInfo.InvariantCulture, $"There are {_count - Most} more problems.")];

    /// <summary>Adds one.</summary>
    /// <param name="sentence">A full sentence; made safe to print.</param>
    public void Add(string sentence)
    {
        if (++_count <= Most)
        {
            _sentences.Add(PlainText.Line(sentence.Length > 400 ? sentence[..400] + "…" : sentence));
        }
    }
}
