using System.Text;
using Releasing.Toml;

namespace Releasing.Sboms.Locks;

/// <summary>
/// A lock file in TOML in pieces, each read by itself, so that a file of a hundred megabytes is never in memory: one piece for each <c>[[package]]</c> with the tables under it, one for
/// any other run of tables with the same first key, and one for the lines before the first header.
/// </summary>
internal sealed class TomlBlocks(Stream content, LockFile file) : IDisposable
{
    // All digests of an old Cargo.lock or poetry.lock are one table.
    private const int LongestBlock = 48 * 1024 * 1024;

    private readonly LockLines _lines = new(content, file);
    private readonly StringBuilder _block = new();
    private TomlQuotes _quotes;
    private string? _pending;

    /// <summary>The number of the first line of the block that was read last.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The next block, with the tables from the root of the document; null after the last.</summary>
    public TomlTable? Read()
    {
        if (_pending is null && (_pending = _lines.Read()) is null)
        {
            return null;
        }

        _block.Clear();
        Line = _lines.Line;
        var first = HeaderKey(_pending);
        do
        {
            if (_block.Length + _pending.Length > LongestBlock)
            {
                throw file.Error(Line, $"a table is longer than {LongestBlock} characters");
            }

            _block.Append(_pending).Append('\n');
            _quotes.Read(_pending);
            _pending = _lines.Read();
        }
        while (_pending is not null && !Begins(_pending, ref first));
        return TomlDocument.Parse(_block.ToString(), file.Path, Line);
    }

    public void Dispose() => _lines.Dispose();

    // A header inside a text of several lines is text.
    private bool Begins(string line, ref string? first)
    {
        if (_quotes.IsOpen || HeaderKey(line) is not { } key)
        {
            return false;
        }

        var another = key != first || IsElement(line);
        first = key;
        return another;
    }

    private static bool IsElement(string line) => line.AsSpan().TrimStart().StartsWith("[[") && line.IndexOf('.', StringComparison.Ordinal) < 0;

    /// <summary>The first part of the key of <c>[a.b]</c> or <c>[[a.b]]</c>; null for other lines, and for the lines of an array, which never begin with a bare key after a bracket in column 1.</summary>
    private static string? HeaderKey(string line)
    {
        if (line.Length < 3 || line[0] != '[')
        {
            return null;
        }

        var key = line.AsSpan().TrimStart("[ \t");
        var length = 0;
        while (length < key.Length && (char.IsAsciiLetterOrDigit(key[length]) || key[length] is '_' or '-'))
        {
            length++;
        }

        return length == 0 ? null : key[..length].ToString();
    }
}
