using System.Text;

namespace Releasing.Git;

/// <summary>The commits that a running <c>git log -z</c> writes, one at a time; only what is asked for becomes text.</summary>
internal sealed class GitLog : IDisposable
{
    /// <summary>The fields that <see cref="Link"/> needs.</summary>
    private const string LinkFields = "%H%x00%P%x00%ct";

    /// <summary>The fields of a whole commit, those of its links first; git cuts a message at a NUL.</summary>
    private const string Fields = LinkFields + "%x00%aN%x00%aE%x00%cN%x00%cE%x00%at%x00%B";

    // What the user's configuration could change (git-config(1), "log" and "i18n") is said here.
    private static readonly string[] s_plain = ["--no-show-signature", "--no-color", "--no-notes", "--no-follow", "--no-patch", "--encoding=UTF-8"];

    private readonly GitProcess _process;
    private readonly GitRecords _records;
    private readonly GitPeople _people = new();

    private GitLog(GitProcess process, int fields)
    {
        _process = process;
        _records = new GitRecords(process.Output, fields);
    }

    /// <summary>The full hash of the current commit.</summary>
    public string Hash => Encoding.Latin1.GetString(_records[0]);

    /// <summary>The current commit's links.</summary>
    public CommitLink Link => new(Hash, Parents(_records[1]), GitTime.Parse(_records[2]));

    /// <summary>The authors of a history, each once, as git meets them.</summary>
    /// <param name="start">Starts git with arguments.</param>
    /// <param name="revisions">Hashes.</param>
    public static IEnumerable<GitPerson> Authors(Func<IReadOnlyList<string>, GitProcess> start, IEnumerable<string> revisions)
    {
        using var process = start(["log", "-z", .. s_plain, "--format=tformat:%aN%x00%aE", .. revisions, "--"]);
        using var records = new GitRecords(process.Output, fields: 2, longestField: 1024);
        var people = new GitPeople();
        var seen = new HashSet<GitPerson>();
        while (records.Read())
        {
            var person = people.Find(records[0], records[1]);
            if (seen.Add(person))
            {
                yield return person;
            }
        }

        process.FinishSuccessfully();
    }

    /// <summary>Starts git.</summary>
    /// <param name="start">Starts it with arguments.</param>
    /// <param name="linksOnly">Hashes and dates are enough: git need not look for names and messages.</param>
    /// <param name="revisions">What to walk: hashes, with <c>^</c> before those to leave out, or options.</param>
    /// <param name="paths">Only commits that touch these, as pathspecs of gitglossary(7); none means all.</param>
    public static GitLog Start(Func<IReadOnlyList<string>, GitProcess> start, bool linksOnly, IEnumerable<string> revisions, IEnumerable<string>? paths = null) => new(
        start(
        [
            "log", "-z", .. s_plain, "--format=tformat:" + (linksOnly ? LinkFields : Fields), .. revisions, "--", .. paths ?? [],
        ]),
        linksOnly ? 3 : 9);

    /// <summary>Goes to the next commit.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="Releasing.Failures.ReleaseException">git failed.</exception>
    public bool Read()
    {
        if (_records.Read())
        {
            return true;
        }

        _process.FinishSuccessfully();
        return false;
    }

    /// <summary>The current commit as a whole.</summary>
    public GitCommit Commit() => Commit(Link);

    /// <summary>The current commit as a whole, when its links are known already.</summary>
    public GitCommit Commit(CommitLink link) => new(
        link.Hash,
        link.Parents,
        _people.Find(_records[3], _records[4]),
        _people.Find(_records[5], _records[6]),
        GitTime.Parse(_records[7]),
        link.Date,
        Message(_records[8]));

    /// <summary>Puts the current commit with others.</summary>
    public void KeepIn(CommitLog log)
    {
        var length = 0;
        for (var field = 0; field < _records.Fields; field++)
        {
            length += _records[field].Length + 1;
        }

        var record = log.Add(length);
        for (var field = 0; field < _records.Fields; field++)
        {
            _records[field].CopyTo(record);
            record[_records[field].Length] = 0;
            record = record[(_records[field].Length + 1)..];
        }
    }

    /// <summary>Ends git, wherever it is.</summary>
    public void Dispose()
    {
        _process.Dispose();
        _records.Dispose();
    }

    /// <summary>A message as git tells it, without the line ends at its end.</summary>
    internal static string Message(ReadOnlySpan<byte> field) => Encoding.UTF8.GetString(field.TrimEnd((byte)'\n'));

    /// <summary>Hashes with blanks between them.</summary>
    internal static string[] Parents(ReadOnlySpan<byte> hashes)
    {
        if (hashes.IsEmpty)
        {
            return [];
        }

        var parents = new string[hashes.Count((byte)' ') + 1];
        for (var next = 0; next < parents.Length; next++)
        {
            var length = hashes.IndexOf((byte)' ');
            parents[next] = Encoding.Latin1.GetString(length < 0 ? hashes : hashes[..length]);
            hashes = hashes[(length + 1)..];
        }

        return parents;
    }
}
