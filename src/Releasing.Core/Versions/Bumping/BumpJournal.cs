using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Releasing.Files;
using Releasing.Versions.Files;

namespace Releasing.Versions.Bumping;

/// <summary>
/// What a bump set out to do, kept on the disk before the first file is changed: the same command finishes what a killed one began. Contents are kept beside it, under their digests.
/// </summary>
internal sealed partial class BumpJournal
{
    private const int Schema = 1;

    private readonly string _folder;

    /// <summary>Opens the journal of a repository.</summary>
    /// <param name="folder">Where it lies; safe to delete.</param>
    public BumpJournal(string folder) => _folder = folder;

    private string Index => Path.Combine(_folder, "bump.json");

    /// <summary>What was begun; null when nothing was, or it cannot be told any more.</summary>
    public BumpWork? Read()
    {
        if (!File.Exists(Index))
        {
            return null;
        }

        try
        {
            var page = JsonSerializer.Deserialize(File.ReadAllBytes(Index), PageJson.Default.Page);
            return page is { Schema: Schema } && SemanticVersion.TryParse(page.Version, out var version)
                ? new BumpWork
                {
                    Version = version,
                    Start = page.Start,
                    Tag = page.Tag,
                    Edits = [.. page.Files.Select(file => new FileEdit(file.Path, Content(file.Before), Content(file.After)))],
                }
                : null;
        }
        catch (Exception problem) when (problem is JsonException or IOException or InvalidDataException)
        {
            // Half a journal was never acted upon: the index is written last.
            return null;
        }
    }

    /// <summary>Keeps what is about to be done.</summary>
    public async Task WriteAsync(BumpWork work, CancellationToken cancellationToken)
    {
        foreach (var content in work.Edits.SelectMany(edit => new[] { edit.Before, edit.After }))
        {
            await AtomicFile.WriteAsync(Path.Combine(_folder, Digest(content)), async (stream, token) => await stream.WriteAsync(content, token), cancellationToken);
        }

        var page = new Page(Schema, work.Version.ToString(), work.Start, work.Tag, [.. work.Edits.Select(edit => new PageFile(edit.Path, Digest(edit.Before), Digest(edit.After)))]);
        await AtomicFile.WriteAsync(Index, (stream, token) => JsonSerializer.SerializeAsync(stream, page, PageJson.Default.Page, token), cancellationToken);
    }

    /// <summary>Forgets it: the index first.</summary>
    public void Delete()
    {
        if (Directory.Exists(_folder))
        {
            File.Delete(Index);
            Directory.Delete(_folder, recursive: true);
        }
    }

    private byte[] Content(string digest)
    {
        var bytes = digest.All(char.IsAsciiHexDigit) ? File.ReadAllBytes(Path.Combine(_folder, digest)) : [];
        return Digest(bytes) == digest ? bytes : throw new InvalidDataException();
    }

    private static string Digest(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes.Span));

    private sealed record Page(int Schema, string Version, string Start, string Tag, IReadOnlyList<PageFile> Files);

    private sealed record PageFile(string Path, string Before, string After);

    [JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Page))]
    private sealed partial class PageJson : JsonSerializerContext;
}
