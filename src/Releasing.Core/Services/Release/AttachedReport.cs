using System.Text;
using Releasing.Failures;
using Releasing.Verification.Folders;

namespace Releasing.Services;

/// <summary>
/// The report of the draft's verification as two assets of the release, JSON and Markdown. It is about every other asset, so no checksum file, provenance or signature can speak of it,
/// and nothing believes it: whoever verifies looks at the files themselves.
/// </summary>
/// <param name="name">What the names of both assets begin with, such as <c>tool-1.2.3</c>.</param>
/// <param name="title">The headline of the Markdown form.</param>
public sealed class AttachedReport(string name, string title)
{
    /// <summary>What the name of the full text of the notes ends with, where the page holds a part of it.</summary>
    public const string NotesEnding = "-release-notes.md";

    private const long LargestAsset = 32 * 1024 * 1024;

    /// <summary>The name of the JSON form.</summary>
    public string JsonName { get; } = name + ReportFile.JsonEnding;

    /// <summary>The name of the Markdown form.</summary>
    public string MarkdownName { get; } = name + ReportFile.MarkdownEnding;

    /// <summary>Both names.</summary>
    public IReadOnlyList<string> Names => [JsonName, MarkdownName];

    /// <summary>The name of the whole notes, for a store whose page does not take them all. As the page itself they are text for people, and no verification looks at them.</summary>
    public string NotesName { get; } = name + NotesEnding;

    /// <summary>The names of everything that the report is not about: its own, and that of the notes.</summary>
    public IReadOnlyList<string> Besides => [.. Names, NotesName];

    /// <summary>The bytes of one form: the same report, the same bytes.</summary>
    /// <param name="assetName">One of <see cref="Names"/>.</param>
    /// <param name="report">What the verification has shown.</param>
    public byte[] BytesOf(string assetName, FolderReport report) =>
        assetName == JsonName ? FolderReportText.Json(report) : Encoding.UTF8.GetBytes(FolderReportText.Markdown(report, title));

    /// <summary>The report that a release holds, which anybody may have written; null when it holds none that can be read.</summary>
    /// <param name="view">The release.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<FolderReport?> FindAsync(ReleaseView view, CancellationToken cancellationToken)
    {
        if (await ReadAsync(view, JsonName, cancellationToken) is not { } bytes)
        {
            return null;
        }

        try
        {
            return FolderReportText.Read(bytes, JsonName);
        }
        catch (InvalidInputException)
        {
            // One that cannot be read says nothing: that of a draft is replaced, that of a public release is a conflict.
            return null;
        }
    }

    /// <summary>The bytes of one form as the release holds them; null when it is not there, not complete, or larger than any report.</summary>
    /// <param name="view">The release.</param>
    /// <param name="assetName">One of <see cref="Names"/>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<byte[]?> ReadAsync(ReleaseView view, string assetName, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (await view.FindAsync(cancellationToken) is not { } release
            || !(await view.AssetsAsync(cancellationToken)).TryGetValue(assetName, out var asset) || !asset.IsComplete || asset.Size > LargestAsset)
        {
            return null;
        }

        using var kept = new MemoryStream();
        await using var stream = await view.Store.OpenAssetAsync(release, asset, cancellationToken);
        var buffer = new byte[64 * 1024];
        while (kept.Length <= LargestAsset && await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            kept.Write(buffer, 0, read);
        }

        return kept.Length <= LargestAsset ? kept.ToArray() : null;
    }

    /// <summary>
    /// Why one form in a public release is not the report of that release; null when it is: its files are the other assets with their digests, all passed, and the Markdown form says
    /// what the JSON form says. Single checks are not compared: what can be looked at is a matter of the machine.
    /// </summary>
    /// <param name="view">The release.</param>
    /// <param name="assetName">One of <see cref="Names"/>.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    public async Task<string?> ProblemAsync(ReleaseView view, string assetName, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (await FindAsync(view, cancellationToken) is not { } report)
        {
            return "a file that is no report";
        }

        if (assetName == MarkdownName)
        {
            return await ReadAsync(view, MarkdownName, cancellationToken) is { } text && text.AsSpan().SequenceEqual(BytesOf(MarkdownName, report)) ? null : $"another text than {JsonName} gives";
        }

        var assets = (await view.AssetsAsync(cancellationToken)).Values.Where(asset => !Besides.Contains(asset.Name, StringComparer.Ordinal)).OrderBy(asset => asset.Name, StringComparer.Ordinal).ToList();
        return !report.Passed ? "a report of a verification that failed"
            : report.Files.Count == assets.Count && report.Files.Zip(assets).All(pair => IsAbout(pair.First, pair.Second)) ? null
            : "a report about other files";
    }

    private static bool IsAbout(VerifiedFile file, StoredAsset asset) => file.Name == asset.Name && file.Size == asset.Size && (asset.Sha256 is null || asset.Sha256 == file.Sha256);
}
