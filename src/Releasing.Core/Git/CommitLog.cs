using System.Text;

namespace Releasing.Git;

/// <summary>
/// All commits of a walk in git's order, kept as the bytes that git wrote: however long the history, it is a few large arrays, and objects are made of what is asked for alone.
/// Once it is filled it may be read by several threads.
/// </summary>
internal sealed class CommitLog
{
    private const int BlockSize = 1024 * 1024;

    private readonly List<byte[]> _blocks = [];
    private int[] _block = new int[1024];
    private int[] _start = new int[1024];
    private int _free;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Reads all that git still writes.</summary>
    /// <param name="log">A walk.</param>
    public static CommitLog Of(GitLog log)
    {
        var all = new CommitLog();
        while (log.Read())
        {
            log.KeepIn(all);
        }

        return all;
    }

    /// <summary>Makes room for one more commit.</summary>
    /// <param name="length">Bytes of its record: fields that each end with NUL.</param>
    /// <returns>To be filled.</returns>
    public Span<byte> Add(int length)
    {
        if (_blocks.Count == 0 || _free + length > _blocks[^1].Length)
        {
            _blocks.Add(new byte[Math.Max(BlockSize, length)]);
            _free = 0;
        }

        if (Count == _start.Length)
        {
            (_block, _start) = (Doubled(_block), Doubled(_start));
        }

        (_block[Count], _start[Count]) = (_blocks.Count - 1, _free);
        Count++;
        _free += length;
        return _blocks[^1].AsSpan(_free - length, length);
    }

    /// <summary>The full hash of a commit, as hexadecimal digits.</summary>
    public ReadOnlySpan<byte> Hash(int number) => Fields(number).Next();

    /// <summary>The full hashes of its parents, with blanks between them.</summary>
    public ReadOnlySpan<byte> Parents(int number)
    {
        var fields = Fields(number);
        _ = fields.Next();
        return fields.Next();
    }

    /// <summary>When it was committed, in seconds since 1970.</summary>
    public long Seconds(int number)
    {
        var fields = Fields(number);
        _ = fields.Next();
        _ = fields.Next();
        return GitTime.Parse(fields.Next()).ToUnixTimeSeconds();
    }

    /// <summary>A commit's links.</summary>
    public CommitLink Link(int number)
    {
        var fields = Fields(number);
        return Link(ref fields);
    }

    /// <summary>A commit as a whole, made anew; git was asked for all its fields.</summary>
    /// <param name="number">Its place in git's order.</param>
    /// <param name="people">Those who were met already.</param>
    public GitCommit Commit(int number, GitPeople people)
    {
        var fields = Fields(number);
        var link = Link(ref fields);
        var author = people.Find(fields.Next(), fields.Next());
        var committer = people.Find(fields.Next(), fields.Next());
        return new GitCommit(link.Hash, link.Parents, author, committer, GitTime.Parse(fields.Next()), link.Date, GitLog.Message(fields.Next()));
    }

    private static CommitLink Link(ref GitFields fields) => new(Encoding.Latin1.GetString(fields.Next()), GitLog.Parents(fields.Next()), GitTime.Parse(fields.Next()));

    private static int[] Doubled(int[] array)
    {
        var doubled = new int[array.Length * 2];
        array.CopyTo(doubled, 0);
        return doubled;
    }

    private GitFields Fields(int number) => new(_blocks[_block[number]].AsSpan(_start[number]));
}
