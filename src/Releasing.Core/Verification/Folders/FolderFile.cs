using System.Text.RegularExpressions;

namespace Releasing.Verification.Folders;

/// <summary>A file of the folder.</summary>
/// <param name="Name">Its name, as it is.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="Size">Size in bytes.</param>
internal sealed partial record FolderFile(string Name, string Path, long Size)
{
    private static readonly (string Ending, FileRole Role)[] s_endings =
    [
        (".sigstore.json", FileRole.Bundle), (".sigstore", FileRole.Bundle), (".sig", FileRole.RawSignature), (".asc", FileRole.GpgSignature),
        (ReportFile.MarkdownEnding, FileRole.Report), (ReportFile.JsonEnding, FileRole.Report),
        (".provenance.json", FileRole.Provenance),
        (".cdx.json", FileRole.Sbom), (".spdx.json", FileRole.Sbom), (".spdx3.json", FileRole.Sbom),
        (".sha256", FileRole.Checksum), (".sha512", FileRole.Checksum),
    ];

    /// <summary>What it is for.</summary>
    public FileRole Role { get; } = RoleOf(Name);

    /// <summary>For a signature, SBOM or checksum of one file: the name of that file.</summary>
    public string Subject { get; } = SubjectOf(Name);

    /// <summary>SHA-256, 64 lower-case hexadecimal digits; set by the one reading of the file.</summary>
    public string Sha256 { get; set; } = "";

    /// <summary>SHA-512, 128 lower-case hexadecimal digits; null where no checksum file asks for it.</summary>
    public string? Sha512 { get; set; }

    /// <summary>It has to have a line in a checksum file.</summary>
    public bool IsChecksummed => Role is FileRole.Payload or FileRole.Sbom;

    /// <summary>It has to be signed.</summary>
    public bool IsSigned => Role is FileRole.Payload or FileRole.Sbom or FileRole.Checksum or FileRole.Provenance;

    /// <summary>It has to be a subject of the provenance.</summary>
    public bool IsSubject => Role is FileRole.Payload or FileRole.Sbom or FileRole.Checksum;

    /// <summary>Its name ends so, whatever the case.</summary>
    public bool EndsWith(string ending) => Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    private static FileRole RoleOf(string name) =>
        s_endings.FirstOrDefault(entry => name.EndsWith(entry.Ending, StringComparison.OrdinalIgnoreCase)) is { Ending: not null } found ? found.Role
        : Sums().IsMatch(name) ? FileRole.Checksum
        : FileRole.Payload;

    private static string SubjectOf(string name) =>
        s_endings.FirstOrDefault(entry => name.EndsWith(entry.Ending, StringComparison.OrdinalIgnoreCase)) is { Ending: { } ending } ? name[..^ending.Length] : "";

    // checksums.txt, tool_1.2.3_checksums-sha512.txt, SHA256SUMS, sha512sums.txt
    [GeneratedRegex(@"(?:^|[-_.])(?:checksums?|sha(?:256|512)sums?)(?:[-_][0-9A-Za-z]+)*(?:\.txt)?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sums();
}
