using System.Security.Cryptography;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Services;
using Releasing.Services.Homebrew;
using Releasing.Targets;

namespace Releasing.AcceptanceTests.Homebrew;

/// <summary>Archives of little programs, published in a local store.</summary>
internal sealed class PublishedPrograms : IDisposable
{
    public const string Tag = "v1.2.3";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing brew ");

    public string this[string relative] => Path.Combine(_folder.FullName, relative.Replace('/', Path.DirectorySeparatorChar));

    public LocalStore Store => new(this["store"]);

    /// <summary>Publishes an archive for each target and gives the formula of the release.</summary>
    /// <param name="targets">The targets.</param>
    /// <param name="folder">What lies everything in inside of the archives; empty for nothing.</param>
    public async Task<Formula> PublishAsync(string[] targets, string folder = "")
    {
        var store = Store;
        var draft = await store.CreateDraftAsync(new ReleaseDraft(Tag, new string('1', 40), "my-tool 1.2.3", "", false), CancellationToken.None);
        foreach (var target in targets)
        {
            var name = $"my-tool-1.2.3-{target}.tar.gz";
            var written = await ArchiveFile.WriteAsync(this[name], Members(target, folder), new ArchiveSettings { Format = ArchiveFormat.TarGz, ModificationTime = DateTimeOffset.UnixEpoch }, CancellationToken.None);
            await store.UploadAsync(draft, new AssetUpload(name, "application/gzip", written.Sha256, written.Size, this[name]), CancellationToken.None);
            File.Delete(this[name]);
        }

        var release = await store.PublishAsync(draft, isLatest: true, CancellationToken.None);
        var (downloads, files) = await PublishedFormula.ReadAsync(
            new ReleaseView(store, Tag), release, targets.Select(target => ($"my-tool-1.2.3-{target}.tar.gz", TargetTable.Get(target))), preferMusl: false, programs: null, CancellationToken.None);
        var formula = FormulaName.Of("my-tool", "Test");
        return new Formula { Name = formula, Version = "1.2.3", Description = FormulaDescription.Of("Finds things", formula), Homepage = "https://example.org", Licence = "MIT OR Apache-2.0", Downloads = downloads, Files = files };
    }

    /// <summary>The digest of a published archive, read anew.</summary>
    public string DigestOf(string target) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(this[$"store/releases/{Tag}/my-tool-1.2.3-{target}.tar.gz"])));

    public string Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[relative])!);
        File.WriteAllText(this[relative], text);
        return this[relative];
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static List<ArchiveEntry> Members(string target, string folder)
    {
        var prefix = folder.Length == 0 ? "" : folder + "/";
        return
        [
            Member(prefix + "my-tool", $"#!/bin/sh\necho my-tool 1.2.3 for {target}\n", executable: true),
            Member(prefix + "my-toolctl", "#!/bin/sh\n", executable: true),
            Member(prefix + "README.md", "# my-tool\n"),
            Member(prefix + "completions/my-tool.bash", "complete\n"),
            Member(prefix + "completions/_my-tool", "#compdef\n"),
            Member(prefix + "completions/my-tool.fish", "complete\n"),
            Member(prefix + "man/my-tool.1", ".TH\n"),
            Member(prefix + "man/de/my-tool.1", ".TH\n"),
        ];
    }

    private static ArchiveEntry Member(string path, string text, bool executable = false) => ArchiveEntry.File(path, ContentSource.FromBytes(System.Text.Encoding.UTF8.GetBytes(text), path), executable);
}
