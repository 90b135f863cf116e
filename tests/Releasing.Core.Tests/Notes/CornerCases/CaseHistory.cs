using System.Globalization;
using System.Text;

namespace Releasing.Tests.Notes.CornerCases;

/// <summary>The history while it is written, and what belongs to which case.</summary>
public sealed class CaseHistory
{
    private readonly FastImport _import;
    private readonly List<string> _tags = [];
    private int _number;

    /// <summary>Begins the history.</summary>
    public CaseHistory(FastImport import) => _import = import;

    /// <summary>The mark at the end of the main line; 0 for none.</summary>
    public int Head { get; private set; }

    /// <summary>The date of the next commit, seconds since 1970; a minute more after each.</summary>
    public long Clock { get; set; } = 1_700_000_000;

    /// <summary>The version of the current case, <c>1.7.0</c>.</summary>
    public string Version => string.Create(CultureInfo.InvariantCulture, $"1.{_number}.0");

    /// <summary>The version of the case before it.</summary>
    public string VersionBefore => string.Create(CultureInfo.InvariantCulture, $"1.{_number - 1}.0");

    /// <summary>Writes a case.</summary>
    /// <returns>Its tags.</returns>
    public IReadOnlyList<string> Add(CornerCase corner)
    {
        ArgumentNullException.ThrowIfNull(corner);
        _number++;
        _tags.Clear();
        corner.Make(this);
        if (!_tags.Contains("v" + Version) && !_tags.Contains(Version))
        {
            Tag("v" + Version);
        }

        return [.. _tags];
    }

    /// <summary>Makes a commit at the end of the main line.</summary>
    public int Commit(string message) => Commit(new FastCommit(message));

    /// <summary>Makes a commit at the end of the main line.</summary>
    public int Commit(FastCommit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        Head = Write(commit with { Parents = Head == 0 ? [] : [Head] });
        return Head;
    }

    /// <summary>Makes a commit whose bytes are in an encoding.</summary>
    public int Commit(string message, string encoding, Encoding bytes, string author = FastImport.Ada)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return Commit(new FastCommit(message) { Encoding = encoding, MessageBytes = bytes.GetBytes(message), AuthorBytes = bytes.GetBytes(author) });
    }

    /// <summary>Makes a commit beside the main line.</summary>
    public int Aside(string message, params int[] parents) => Write(new FastCommit(message) { Parents = parents, Branch = "refs/heads/side" });

    /// <summary>Joins others into the main line.</summary>
    public int Merge(string message, params int[] sides)
    {
        Head = Write(new FastCommit(message) { Parents = [Head, .. sides] });
        return Head;
    }

    /// <summary>Lets a tag name a commit, by default the end of the main line.</summary>
    public void Tag(string name, int? mark = null)
    {
        _tags.Add(name);
        _import.Point("refs/tags/" + name, mark ?? Head);
    }

    /// <summary>Makes a tag with an object of its own.</summary>
    /// <returns>Its mark.</returns>
    public int Annotated(string name, int? mark = null)
    {
        _tags.Add(name);
        return _import.Tag(name, mark ?? Head, Clock);
    }

    /// <summary>The hash of a commit that was made.</summary>
    public string Hash(int mark) => _import.Hash(mark);

    private int Write(FastCommit commit)
    {
        var date = commit.Date == 0 ? Clock : commit.Date;
        Clock += 60;
        return _import.Commit(commit with { Date = date });
    }
}
