using System.Formats.Tar;
using System.IO.Compression;
using Cake.Core;
using Releasing.Cake.Tests.Hosting;

namespace Releasing.Cake.Tests.Tasks;

[Collection(OneHostAtATime.Name)]
public sealed class ArchiveTaskTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    [Fact]
    public void Archives_hold_program_licence_and_readme_with_modes_and_the_commit_date()
    {
        _release.Run("--target=Archive").ShouldBe(0, _release.Output);

        using var tar = new TarReader(new GZipStream(File.OpenRead(Path.Combine(_release.Artifacts, "dist", "tool-1.2.3-linux-x86_64.tar.gz")), CompressionMode.Decompress));
        var members = new List<string>();
        while (tar.GetNextEntry() is { } member)
        {
            member.ModificationTime.ShouldBe(new DateTimeOffset(2024, 2, 3, 4, 5, 6, TimeSpan.Zero));
            member.Uid.ShouldBe(0);
            members.Add($"{member.Name} {Convert.ToString((int)member.Mode, 8)}");
        }

        members.ShouldBe(["LICENSE 644", "README.md 644", "tool 755"]);
    }

    [Fact]
    public void Names_and_folder_follow_their_templates()
    {
        _release.Run<NamedContext>([], "--target=Archive").ShouldBe(0, _release.Output);

        using var zip = ZipFile.OpenRead(Path.Combine(_release.Artifacts, "dist", "tool_v1.2.3_x86_64-pc-windows-msvc.zip"));
        zip.Entries.Select(entry => entry.FullName).ShouldBe(["tool-1.2.3/tool.exe"]);
    }

    [Fact]
    public void Completions_and_man_pages_are_packed_with_their_folders()
    {
        _release.Write("completions/tool.bash", "complete\n").Write("man/tool.1", ".TH tool 1\n").Write("docs/other.md", "no\n");
        _release.Commit("docs: more");
        _release.Tag("v1.3.0");

        _release.Run("--target=Archive").ShouldBe(0, _release.Output);

        using var zip = ZipFile.OpenRead(Path.Combine(_release.Artifacts, "dist", "tool-1.3.0-windows-x86_64.zip"));
        zip.Entries.Select(entry => entry.FullName).ShouldBe(["LICENSE", "README.md", "completions/tool.bash", "man/tool.1", "tool.exe"]);
    }

    [Fact]
    public void An_edited_readme_makes_the_archives_again_and_leaves_the_programs()
    {
        _release.Run("--target=Archive", "--snapshot").ShouldBe(0, _release.Output);
        var program = Path.Combine(_release.Artifacts, "work", "bin", "windows-x86_64", "tool.exe");
        var time = File.GetLastWriteTimeUtc(program);
        _release.Write("README.md", "# better\n");

        _release.Run("--target=Archive", "--snapshot").ShouldBe(0, _release.Output);

        var archive = Directory.EnumerateFiles(Path.Combine(_release.Artifacts, "dist"), "*.zip").ShouldHaveSingleItem();
        using var zip = ZipFile.OpenRead(archive);
        using var readme = new StreamReader(zip.GetEntry("README.md")!.Open());
        readme.ReadToEnd().ShouldBe("# better\n");
        File.GetLastWriteTimeUtc(program).ShouldBeGreaterThanOrEqualTo(time);
    }
}

public sealed class NamedContext : PrebuiltContext
{
    public NamedContext(ICakeContext context)
        : base(context)
    {
        Settings.Archive.NameTemplate = "{name}_{tag}_{triple}";
        Settings.Archive.FolderTemplate = "{name}-{version}";
        Settings.Archive.Exclude.Add("*");
    }
}
