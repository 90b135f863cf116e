using System.Text;

namespace Releasing.Cake.Running;

/// <summary>
/// The lines of one item (a target, an archive). They are kept until the item is done and then shown together, because items
/// run side by side; they also go to a log file under <c>artifacts/work/logs</c> as they come.
/// </summary>
public sealed class ItemLog : IDisposable
{
    private const int LinesKept = 10_000;

    private readonly Lock _gate = new();
    private readonly Queue<string> _lines = new();
    private readonly StreamWriter _file;
    private readonly Func<string, string> _mask;

    /// <summary>Starts the log of an item; an earlier log of the same name is replaced.</summary>
    /// <param name="path">Full path of the log file.</param>
    /// <param name="mask">Replaces secrets in a line.</param>
    public ItemLog(string path, Func<string, string> mask)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _mask = mask;
        FilePath = path;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
    }

    /// <summary>Where the log lies.</summary>
    public string FilePath { get; }

    /// <summary>The lines so far, secrets masked; the oldest are dropped after ten thousand.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Adds a line.</summary>
    /// <param name="line">What a program printed, or a remark of our own. Escape sequences are removed.</param>
    public void WriteLine(string line)
    {
        var clean = _mask(TerminalText.Clean(line));
        lock (_gate)
        {
            _lines.Enqueue(clean);
            if (_lines.Count > LinesKept)
            {
                _lines.Dequeue();
            }

            _file.WriteLine(clean);
        }
    }

    /// <summary>The last lines, for an error message.</summary>
    /// <param name="count">How many at most.</param>
    public IReadOnlyList<string> Last(int count)
    {
        lock (_gate)
        {
            return _lines.Skip(Math.Max(0, _lines.Count - count)).ToList();
        }
    }

    /// <summary>Closes the log file.</summary>
    public void Dispose() => _file.Dispose();
}
