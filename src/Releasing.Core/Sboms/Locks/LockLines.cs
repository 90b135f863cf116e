using System.Text;

namespace Releasing.Sboms.Locks;

/// <summary>The lines of a lock file, in strict UTF-8, one at a time, each not longer than a package's own line can be.</summary>
internal sealed class LockLines : IDisposable
{
    // pip-compile and poetry write the digests of all archives of a package in at most a few hundred kilobytes.
    private const int LongestLine = 4 * 1024 * 1024;
    private const int BufferLength = 32 * 1024;

    private readonly LockFile _file;
    private readonly StreamReader _reader;
    private readonly char[] _buffer = new char[BufferLength];
    private readonly StringBuilder _rest = new();
    private int _at;
    private int _filled;

    public LockLines(Stream content, LockFile file)
    {
        _file = file;
        _reader = new StreamReader(new BoundedStream(content, file), new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, BufferLength);
    }

    /// <summary>The number of the line that was read last, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The next line without its end; null after the last.</summary>
    public string? Read()
    {
        Line++;
        while (true)
        {
            if (_at == _filled && !Fill())
            {
                return _rest.Length > 0 ? Taken([]) : null;
            }

            var here = _buffer.AsSpan(_at, _filled - _at);
            var end = here.IndexOf('\n');
            if (end >= 0)
            {
                _at += end + 1;
                return Taken(here[..end]);
            }

            if (_rest.Length + here.Length > LongestLine)
            {
                throw _file.Error(Line, $"the line is longer than {LongestLine} characters");
            }

            _rest.Append(here);
            _at = _filled;
        }
    }

    public void Dispose() => _reader.Dispose();

    private bool Fill()
    {
        try
        {
            _at = 0;
            _filled = _reader.Read(_buffer, 0, _buffer.Length);
        }
        catch (DecoderFallbackException error)
        {
            throw _file.Error(Line, "here or in the lines after it the file is not UTF-8", inner: error);
        }

        // A byte order mark is no part of the first line.
        if (_filled > 0 && Line == 1 && _rest.Length == 0 && _buffer[0] == '\uFEFF')
        {
            _at = 1;
        }

        return _filled > 0;
    }

    private string Taken(ReadOnlySpan<char> end)
    {
        string line;
        if (_rest.Length == 0)
        {
            line = end.ToString();
        }
        else
        {
            line = _rest.Append(end).ToString();
            _rest.Clear();
        }

        return line.EndsWith('\r') ? line[..^1] : line;
    }
}
