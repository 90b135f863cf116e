using System.Globalization;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.SquashFs;
using Releasing.Formats.Trees;

namespace Releasing.Core.Tests.Formats.SquashFs;

/// <summary>Trees, the images they become, and what is read of those.</summary>
internal static class SquashFsSample
{
    public static DateTimeOffset Time { get; } = new(2024, 5, 6, 7, 8, 9, TimeSpan.Zero);

    public static ArchiveEntry File(string name, byte[] bytes, bool executable = false) => ArchiveEntry.File(name, ContentSource.FromBytes(bytes, name), executable);

    public static async Task<byte[]> ImageOf(IEnumerable<ArchiveEntry> entries, int blockSize = 4096, int parallelism = 2)
    {
        var image = new MemoryStream();
        var tree = FileTree.Of(entries, NameComparison.CaseSensitive, "the image");
        await SquashFsWriter.WriteAsync(image, tree, new SquashFsSettings { BlockSize = blockSize, ModificationTime = Time, Parallelism = parallelism }, "the image");
        return image.ToArray();
    }

    public static SquashFsImage Open(byte[] image) => SquashFsImage.Open(new MemoryStream(image), "the image");

    public static byte[] ContentOf(SquashFsImage image, string path)
    {
        var bytes = new MemoryStream();
        image.CopyTo(image.Entries.Single(entry => entry.Path == path), bytes);
        return bytes.ToArray();
    }

    /// <summary>A line for each entry, its contents by their digest.</summary>
    public static IReadOnlyList<string> Listing(SquashFsImage image) => [.. image.Entries.Select(entry => Line(image, entry)).Order(StringComparer.Ordinal)];

    /// <summary>The lines that a tree's image must have.</summary>
    public static IReadOnlyList<string> Listing(IEnumerable<ArchiveEntry> entries) =>
    [
        .. FileTree.Of(entries, NameComparison.CaseSensitive, "the image").Nodes
            .Select(node => Line(node.Path, node.Kind, node.Mode, node.LinkTarget, node.Content is null ? null : Read(node.Content))).Order(StringComparer.Ordinal),
    ];

    private static string Line(SquashFsImage image, SquashFsEntry entry)
    {
        byte[]? content = null;
        if (entry.Kind == EntryKind.File)
        {
            var bytes = new MemoryStream();
            image.CopyTo(entry, bytes);
            content = bytes.ToArray();
        }

        (entry.User, entry.Group, entry.ModificationTime).ShouldBe((0u, 0u, Time));
        return Line(entry.Path, entry.Kind, entry.Mode, entry.LinkTarget, content);
    }

    private static string Line(string path, EntryKind kind, int mode, string? target, byte[]? content) => string.Create(
        CultureInfo.InvariantCulture,
        $"/{path} {kind} {Convert.ToString(mode, 8)} {target}{(content is null ? "" : $"{content.Length} {Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content))[..16]}")}");

    private static byte[] Read(ContentSource content)
    {
        using var stream = content.Open();
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
