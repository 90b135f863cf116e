using Releasing.Artifacts;
using Releasing.Text;

namespace Releasing.Services;

/// <summary>
/// The lines of a checksum file as <c>sha256sum -c</c> and <c>sha512sum -c</c> read them: digest, space, space or <c>*</c>, name
/// (sha256sum(1)). 64 digits are SHA-256, 128 are SHA-512.
/// </summary>
internal sealed class ChecksumFile
{
    private readonly string _name;
    private readonly bool _listsAll;
    private readonly Dictionary<string, string> _digests = new(StringComparer.Ordinal);
    private readonly List<string> _problems = [];

    private ChecksumFile(Artifact artifact)
    {
        _name = artifact.Name;
        _listsAll = artifact.Subject is null;
    }

    /// <summary>Some line is a SHA-512.</summary>
    public bool HasSha512 => _digests.Values.Any(digest => digest.Length == 128);

    public static ChecksumFile Parse(Artifact artifact, string text)
    {
        var file = new ChecksumFile(artifact);
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (line.Length == 0)
            {
                continue;
            }

            var end = line.IndexOf(' ', StringComparison.Ordinal);
            if (end is not (64 or 128) || line.Length < end + 3 || line[end + 1] is not (' ' or '*') || !line.AsSpan(0, end).ToString().All(char.IsAsciiHexDigit))
            {
                file._problems.Add($"'{file._name}' line {number} is no checksum line. Build it again.");
            }
            else if (!file._digests.TryAdd(line[(end + 2)..], line[..end].ToLowerInvariant()))
            {
                file._problems.Add($"'{file._name}' line {number} names '{PlainText.Line(line[(end + 2)..])}' a second time. Build it again.");
            }
        }

        return file;
    }

    /// <summary>Problems of the file itself, and lines that name no asset of the release.</summary>
    public IEnumerable<string> ProblemsWith(IEnumerable<string> assets) =>
        _problems.Concat(_digests.Keys.Except(assets, StringComparer.Ordinal).Select(name => $"'{_name}' names '{PlainText.Line(name)}', which is not part of the release. Build it again."));

    /// <summary>What is wrong between this file and one asset; null when nothing is.</summary>
    public string? ProblemWith(Artifact asset, AssetBytes bytes)
    {
        if (!_digests.TryGetValue(asset.Name, out var listed))
        {
            return _listsAll && asset.Traits.Checksummed ? $"'{asset.Name}' has no line in '{_name}'. Build '{_name}' again." : null;
        }

        var actual = listed.Length == 128 ? bytes.Sha512 : bytes.Sha256;
        return listed == actual ? null : $"'{asset.Name}' has {actual} in the store, '{_name}' lists {listed}. Build '{_name}' again, or upload the asset again.";
    }
}
