using System.Text;
using Releasing.Failures;
using Releasing.Versions;
using Releasing.Versions.Files;

namespace Releasing.Tests.Versions.Files;

public sealed class VersionFilesTests : IDisposable
{
    private readonly VersionFilesFixture _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Says_where_the_version_stands()
    {
        _files.Write("Cargo.toml", "[package]\nname = \"a\"\nversion = \"1.2.3\"\n").Write("src/Tool/Tool.csproj", "<Project>\n<PropertyGroup>\n<Version>1.2.3</Version></PropertyGroup></Project>");

        _files.Open().Held.Select(held => $"{held.Path}:{held.Line} {held.What} {held.Version}").ShouldBe(["Cargo.toml:3 package.version 1.2.3", "src/Tool/Tool.csproj:3 Version 1.2.3"]);
    }

    [Fact]
    public void Of_manifests_that_do_not_agree_those_with_the_last_version_move()
    {
        _files.Write("Cargo.toml", "[package]\nname = \"a\"\nversion = \"1.2.3\"\n").Write("package.json", "{\"version\":\"0.0.0\"}");

        _files.Bump("1.2.4").Select(edit => edit.Path).ShouldBe(["Cargo.toml"]);
        _files.Last = "1.2.4";
        _files.Open().Remarks.Single().ShouldBe("package.json holds 0.0.0, which is not 1.2.4, and stays as it is. Name it in Settings.Bump.Files to have it follow.");
        _files.Bump("1.2.5", ["Cargo.toml", "package.json"]).Select(edit => edit.Path).ShouldBe(["Cargo.toml", "package.json"]);
        _files.Write("package.json", "{\"version\":\"7.0.0\"}");
        _files.Last = null;
        Should.Throw<ReleaseException>(() => _files.Open()).Message.ShouldContain("Cargo.toml holds 1.2.5, package.json holds 7.0.0");
    }

    [Fact]
    public void One_manifest_alone_moves_whatever_it_holds() => _files.Write("package.json", "{\"version\":\"1.3.0-dev\"}").Bump("1.3.0").Count.ShouldBe(1);

    [Fact]
    public void A_package_of_a_repository_has_the_files_in_its_folder()
    {
        _files.Write("Cargo.toml", "[package]\nname = \"a\"\nversion = \"1.2.3\"\n").Write("web/package.json", "{\"version\":\"1.2.3\"}").Write("web/package-lock.json", "{\"version\":\"1.2.3\",\"packages\":{\"\":{\"version\":\"1.2.3\"}}}");

        _files.Bump("1.2.4", folder: "web").Select(edit => edit.Path).ShouldBe(["web/package-lock.json", "web/package.json"]);
    }

    [Theory]
    [InlineData("nowhere/Cargo.toml", "the file is not there")]
    [InlineData("README.md", "it is none of Cargo.toml")]
    [InlineData("package.json", "no version is written in it")]
    public void A_file_that_was_named_has_to_hold_a_version(string file, string message)
    {
        _files.Write("README.md", "").Write("package.json", "{}");

        Should.Throw<ReleaseException>(() => _files.Open([file])).Message.ShouldContain(message);
    }

    [Fact]
    public void A_repository_without_manifests_holds_its_version_in_the_tag_alone() => _files.Open().Prepare(new SemanticVersion(1, 0, 0)).ShouldBeEmpty();

    [Fact]
    public async Task Either_all_files_are_written_or_none()
    {
        _files.Write("a.txt", "old a").Write("b.txt", "old b");
        FileEdit[] edits = [Edit("a.txt", "old a", "new a"), Edit("b.txt", "something else", "new b")];

        (await Should.ThrowAsync<ReleaseException>(() => FileEditWriter.WriteAsync(_files.Root, edits))).Message.ShouldContain("b.txt: it was changed by something else");
        _files.Read("a.txt").ShouldBe("old a");

        Directory.CreateDirectory(Path.Combine(_files.Root, "b.txt.part"));
        await Should.ThrowAsync<Exception>(() => FileEditWriter.WriteAsync(_files.Root, [edits[0], Edit("b.txt", "old b", "new b"), Edit("c.txt", "", "new")]));
        _files.Read("a.txt").ShouldBe("old a");
        _files.Read("b.txt").ShouldBe("old b");
        File.Exists(Path.Combine(_files.Root, "c.txt")).ShouldBeFalse();
    }

    [Fact]
    public async Task The_mode_of_a_file_stays()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _files.Write("build.sh", "old");
        var path = Path.Combine(_files.Root, "build.sh");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        await FileEditWriter.WriteAsync(_files.Root, [Edit("build.sh", "old", "new")]);

        File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void A_diff_shows_the_lines_that_change()
    {
        EditDiff.Lines(Edit("a\u001b.txt", "one\r\ntwo 1\r\nthree\r\n", "one\r\ntwo 2\r\nthree\r\n")).ShouldBe(["a\uFFFD.txt", "-     2 two 1", "+     2 two 2"]);
        EditDiff.Lines(Edit("a", "one\nthree\n", "one\ntwo\nthree\n")).ShouldBe(["a", "+     2 two"]);
        EditDiff.Lines(Edit("a", "", "one\n")).First().ShouldBe("a (new)");
        EditDiff.Lines(Edit("a", "", string.Join('\n', Enumerable.Range(0, 100)))).Last().ShouldEndWith("and 40 more lines");
    }

    [Theory]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData("1.0.0-rc.1", "1.0.0rc1")]
    [InlineData("1.0.0-alpha.2", "1.0.0a2")]
    [InlineData("1.0.0-beta", "1.0.0b0")]
    [InlineData("1.0.0-b2", "1.0.0b2")]
    [InlineData("1.0.0-dev.4", "1.0.0.dev4")]
    [InlineData("1.0.0-next.1", null)]
    [InlineData("1.0.0-rc.1.2", null)]
    [InlineData("1.0.0-1", null)]
    [InlineData("1.0.0+build", null)]
    public void Python_writes_versions_in_its_own_way(string version, string? python)
    {
        if (python is null)
        {
            Should.Throw<ReleaseException>(() => PythonVersion.From(SemanticVersion.Parse(version))).Message.ShouldContain("cannot be written as a Python version");
        }
        else
        {
            PythonVersion.From(SemanticVersion.Parse(version)).ShouldBe(python);
        }
    }

    [Theory]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData("v1.2", "1.2.0")]
    [InlineData("1.0.0rc1", "1.0.0-rc.1")]
    [InlineData("1.0.0.RC-01", "1.0.0-rc.1")]
    [InlineData("1.0.0-beta", "1.0.0-beta.0")]
    [InlineData("1.0.0.dev4", "1.0.0-dev.4")]
    [InlineData("1!1.0", null)]
    [InlineData("1.0.post1", null)]
    [InlineData("1.2.3.4", null)]
    public void Versions_of_Python_are_read(string python, string? version) => PythonVersion.Read(python)?.ToString().ShouldBe(version);

    [Theory]
    [InlineData("1.2.3", "2.0.0", "2.0.0")]
    [InlineData("^1.2.3", "1.3.0", "^1.3.0")]
    [InlineData("= 1.2.3", "1.3.0", "= 1.3.0")]
    [InlineData("~1.2.3", "1.2.4-rc.1", "~1.2.4-rc.1")]
    [InlineData("1", "1.9.0", null)]
    [InlineData("1", "2.0.0", "2")]
    [InlineData("1.2", "1.3.0", null)]
    [InlineData("~1.2", "1.3.0", "~1.3")]
    [InlineData("1.2", "2.1.0", "2.1")]
    [InlineData("1.2", "1.3.0-rc.1", "1.3.0-rc.1")]
    [InlineData("1.0.0", "1.3.0", null)]
    [InlineData("1.0.0", "2.0.0", "2.0.0")]
    [InlineData("=1.0.0", "1.3.0", "=1.3.0")]
    [InlineData("1.2.3", "1.2.3", null)]
    [InlineData(">=1, <2", "2.0.0", null)]
    [InlineData(">=1.2.3", "2.0.0", null)]
    [InlineData("*", "2.0.0", null)]
    [InlineData("", "2.0.0", null)]
    [InlineData("1.x", "2.0.0", null)]
    public void A_requirement_follows_when_it_has_to(string requirement, string next, string? followed)
    {
        var result = VersionRequirement.Follow(requirement, new SemanticVersion(1, 2, 3), SemanticVersion.Parse(next));

        (result is var (start, length, text) ? requirement[..start] + text + requirement[(start + length)..] : null).ShouldBe(followed);
    }

    private static FileEdit Edit(string path, string before, string after) => new(path, Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(after));
}
