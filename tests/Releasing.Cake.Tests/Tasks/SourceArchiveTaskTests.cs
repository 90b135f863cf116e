using System.IO.Compression;
using Releasing.Cake.Tests.Hosting;

namespace Releasing.Cake.Tests.Tasks;

[Collection(OneHostAtATime.Name)]
public sealed class SourceArchiveTaskTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    [Fact]
    public void Holds_the_files_of_the_commit_by_the_rules_of_git_archive()
    {
        _release.Write(".gitattributes", "README.md export-ignore\n");
        _release.Commit("build: attributes");
        _release.Tag("v1.3.0");
        _release.Write("stray.txt", "not committed\n");

        _release.Run("--target=SourceArchive", "--allow-dirty").ShouldBe(0, _release.Output);

        using var zip = ZipFile.OpenRead(Path.Combine(_release.Artifacts, "dist", "tool-1.3.0-source.zip"));
        var names = zip.Entries.Select(entry => entry.FullName).ToList();
        names.ShouldContain("tool-1.3.0/LICENSE");
        names.ShouldNotContain("tool-1.3.0/README.md");
        names.ShouldNotContain("tool-1.3.0/stray.txt");
        File.Exists(Path.Combine(_release.Artifacts, "dist", "tool-1.3.0-source.tar.gz")).ShouldBeTrue();
    }
}
