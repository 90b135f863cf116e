using System.IO.Compression;
using Releasing.Formats.Binaries;
using Releasing.Sboms.Locks;

namespace Releasing.Sboms.DotNet;

/// <summary>The deps.json inside a .NET program that was published as a single file, framework-dependent or self-contained.</summary>
public sealed class SingleFileScanner : IProgramScanner
{
    private const int LargestDepsJson = 64 * 1024 * 1024;

    /// <inheritdoc/>
    public string Name => ".NET single file";

    /// <inheritdoc/>
    public async Task<Inventory?> ScanAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        foreach (var layout in BinaryLayout.Read(content, path))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (BundleMarker.Find(layout) is { } header)
            {
                return new BundleReader(layout.Reader).DepsJson(header) is { } deps
                    ? await ReadAsync(layout.Reader, deps, path, cancellationToken)
                    : new Inventory { Components = [], Gaps = [$"{path} is a .NET single file without a deps.json: its packages are not known."] };
            }
        }

        return null;
    }

    private async Task<Inventory> ReadAsync(HeaderReader reader, BundledFile deps, string path, CancellationToken cancellationToken)
    {
        var bytes = deps.CompressedSize == 0
            ? reader.Content(deps.Offset, deps.Size, LargestDepsJson, "deps.json in the .NET bundle")
            : Inflated(reader, deps);

        // Lines are those of the deps.json itself, which the SDK also leaves in the obj folder.
        var scanned = await Task.Run(() => new DepsJson(new LockFile($"{path} (deps.json)", cancellationToken)).Read(new MemoryStream(bytes, writable: false)), cancellationToken);
        return scanned with { Components = [.. scanned.Components.Select(component => component with { FoundIn = [$"{path} ({Name})"] })] };
    }

    private static byte[] Inflated(HeaderReader reader, BundledFile deps)
    {
        const string field = "compressed deps.json in the .NET bundle";
        var packed = reader.Content(deps.Offset, deps.CompressedSize, LargestDepsJson, field);
        if (deps.Size > LargestDepsJson)
        {
            throw reader.Wrong(field, $"has {deps.Size} bytes, more than the {LargestDepsJson} that are read");
        }

        return Inflation.Read(packed, (input) => new DeflateStream(input, CompressionMode.Decompress), (int)deps.Size)
            ?? throw reader.Wrong(field, $"is not {deps.Size} bytes of deflated data (RFC 1951)");
    }
}
