using System.Text;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Versions.Files;

/// <summary>
/// A file as text that turns back into the same bytes: byte order mark, line ends and encoding stay. UTF-8 and UTF-16 are known by their marks; what is not UTF-8 is read as Latin-1, in which
/// every byte is a character.
/// </summary>
internal sealed class SourceText
{
    // The lock file of a very large workspace; anything longer is no version file.
    private const int LongestFile = 128 * 1024 * 1024;

    private readonly Encoding _encoding;
    private readonly int _mark;

    private SourceText(string path, byte[] bytes, Encoding encoding, int mark)
    {
        Path = path;
        Bytes = bytes;
        _encoding = encoding;
        _mark = mark;
        Text = encoding.GetString(bytes, mark, bytes.Length - mark);
    }

    /// <summary>Relative to the repository's root, with <c>/</c>.</summary>
    public string Path { get; }

    public byte[] Bytes { get; }

    /// <summary>Without a byte order mark, line ends as they are.</summary>
    public string Text { get; }

    public static bool Exists(string root, string path) => File.Exists(System.IO.Path.Combine(root, path));

    /// <summary>Reads a file of a repository.</summary>
    /// <exception cref="ReleaseException">It is not there, too long, or in an encoding that cannot be kept.</exception>
    public static SourceText Read(string root, string path)
    {
        var file = new FileInfo(System.IO.Path.Combine(root, path));
        if (!file.Exists)
        {
            throw new InvalidInputException(PlainText.Line(path), "the file is not there", "Correct the path");
        }

        if (file.LinkTarget is not null)
        {
            throw new InvalidInputException(PlainText.Line(path), "the file is a link", "Name the file that it leads to");
        }

        return file.Length <= LongestFile
            ? Of(path, File.ReadAllBytes(file.FullName))
            : throw new InvalidInputException(PlainText.Line(path), "the file is longer than 128 MiB", "Name a file that holds the version and little else");
    }

    /// <summary>Takes bytes for a file.</summary>
    public static SourceText Of(string path, byte[] bytes)
    {
        SourceText source = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => new(path, bytes, new UTF8Encoding(false, false), 3),
            [0xFF, 0xFE, ..] => new(path, bytes, new UnicodeEncoding(bigEndian: false, byteOrderMark: false), 2),
            [0xFE, 0xFF, ..] => new(path, bytes, new UnicodeEncoding(bigEndian: true, byteOrderMark: false), 2),
            _ => new(path, bytes, System.Text.Unicode.Utf8.IsValid(bytes) ? new UTF8Encoding(false, false) : Encoding.Latin1, 0),
        };
        return source.Encode(source.Text).AsSpan().SequenceEqual(bytes)
            ? source
            : throw new InvalidInputException(PlainText.Line(path), "its bytes are not what its byte order mark says", "Write the file as UTF-8");
    }

    /// <summary>The bytes of another text in the same form.</summary>
    public byte[] Encode(string text) => [.. Bytes.AsSpan(0, _mark), .. _encoding.GetBytes(text)];

    /// <summary>The number of the line, from 1, that a character stands on.</summary>
    public int LineAt(int at) => Text.AsSpan(0, at).Count('\n') + 1;
}
