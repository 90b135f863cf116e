using System.IO.Compression;
using Releasing.Formats.Binaries;
using Releasing.Sboms.Locks;

namespace Releasing.Sboms.Rust;

/// <summary>
/// The crates that cargo-auditable recorded in a program: section <c>.dep-v0</c> of ELF, PE and Mach-O, JSON compressed by zlib (cargo-auditable, PARSING.md). It holds the crates of this very build, with their edges, and tells those that only ran during the build.
/// </summary>
public sealed class AuditableScanner : IProgramScanner
{
    private const string Section = ".dep-v0";

    // What cargo-audit reads at most; the largest programs have some hundred kilobytes.
    private const int LargestJson = 8 * 1024 * 1024;

    /// <inheritdoc/>
    public string Name => "cargo-auditable";

    /// <inheritdoc/>
    public async Task<Inventory?> ScanAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var found = new List<Inventory>();
        foreach (var layout in BinaryLayout.Read(content, path))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (layout.Section(Section) is { } section)
            {
                var json = Decompressed(layout.Reader, section);
                found.Add(await Task.Run(
                    () => new AuditableCrates(new LockFile($"{path} ({Section})", cancellationToken), $"{path} ({Name})").Read(new MemoryStream(json, writable: false)), cancellationToken));
            }
        }

        return found.Count == 0 ? null : Sources.InventoryMerge.Of(found);
    }

    private static byte[] Decompressed(HeaderReader reader, BinaryPart section)
    {
        var packed = reader.Content(section.Offset, section.Length, LargestJson, $"section {Section}");
        return Inflation.Read(packed, (input) => new ZLibStream(input, CompressionMode.Decompress), LargestJson)
            ?? throw reader.Wrong($"section {Section}", $"is not zlib data (RFC 1950) of at most {LargestJson} bytes");
    }
}
