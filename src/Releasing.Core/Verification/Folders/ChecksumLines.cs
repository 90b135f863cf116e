using System.Text;

namespace Releasing.Verification.Folders;

/// <summary>
/// The lines of a checksum file (sha256sum(1)): digest, space, space or <c>*</c>, name; in a file of one digest (<c>X.sha256</c>) the name may be left out. 64 digits are SHA-256, 128 SHA-512.
/// </summary>
internal sealed class ChecksumLines
{
    private const long LargestFile = 16 * 1024 * 1024;

    private readonly Dictionary<string, string> _digests = new(StringComparer.Ordinal);
    private readonly List<CheckRow> _problems = [];

    private ChecksumLines(FolderFile file) => File = file;

    /// <summary>The checksum file.</summary>
    public FolderFile File { get; }

    /// <summary>Digests in lower case, by name.</summary>
    public IReadOnlyDictionary<string, string> Digests => _digests;

    /// <summary>Lines that are none.</summary>
    public IReadOnlyList<CheckRow> Problems => _problems;

    /// <summary>Some line is a SHA-512.</summary>
    public bool HasSha512 => _digests.Values.Any(digest => digest.Length == 128);

    public static ChecksumLines Read(FolderFile file)
    {
        var lines = new ChecksumLines(file);
        if (file.Size > LargestFile)
        {
            lines.Wrong($"It is larger than {LargestFile} bytes.");
            return lines;
        }

        var number = 0;
        foreach (var line in System.IO.File.ReadAllText(file.Path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)).Split('\n'))
        {
            number++;
            if (line.Length > 0)
            {
                lines.Add(line, number);
            }
        }

        if (lines._digests.Count == 0)
        {
            lines.Wrong("It lists nothing.");
        }

        return lines;
    }

    private void Add(string line, int number)
    {
        var end = line.IndexOf(' ', StringComparison.Ordinal);
        var digest = end < 0 ? line : line[..end];
        var name = end < 0 && File.Subject.Length > 0 ? File.Subject
            : end > 0 && line.Length > end + 2 && line[end + 1] is ' ' or '*' ? line[(end + 2)..]
            : "";
        if (name.Length == 0 || digest.Length is not (64 or 128) || !digest.All(char.IsAsciiHexDigit))
        {
            Wrong($"Line {number} is no checksum line.");
        }
        else if (!_digests.TryAdd(name, digest.ToLowerInvariant()))
        {
            Wrong($"Line {number} names '{name}' a second time.");
        }
    }

    private void Wrong(string what) => _problems.Add(CheckRow.Fail(File.Name, FolderCheck.Checksum, FolderReason.ChecksumMalformed, what));
}
