using System.Text.Json;
using Cake.Core;
using Releasing.Cake.Tests.Hosting;
using Releasing.Versions.Next;

namespace Releasing.Cake.Tests.Tasks;

[Collection(OneHostAtATime.Name)]
public sealed class VersionTaskTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    [Fact]
    public void Prints_the_version_of_the_tag()
    {
        _release.Run("--target=Version").ShouldBe(0, _release.Output);

        _release.Output.ShouldMatch(@"(?m)^1\.2\.3\r?$");
    }

    [Fact]
    public void Prints_a_snapshot_of_the_next_patch_after_the_tag()
    {
        _release.Write("README.md", "# better\n");
        _release.Commit("fix: better");

        _release.Run("--target=Version").ShouldBe(0, _release.Output);

        _release.Output.ShouldMatch(@"(?m)^1\.2\.4-snapshot\.1\+[0-9a-f]{7}\r?$");
    }

    [Theory]
    [InlineData("feat: more", "1.3.0")]
    [InlineData("docs: words", "1.2.3")]
    [InlineData("docs: words", "2.0.0", "--bump=major")]
    [InlineData("feat: more", "1.3.0-rc.1", "--channel=rc")]
    [InlineData("feat: more", "5.0.0", "--release-version=v5.0.0")]
    public void Prints_the_next_version_and_nothing_else(string subject, string next, params string[] arguments)
    {
        _release.Commit(subject);
        _release.Write("README.md", "# a dirty tree asks too\n");

        _release.Run(["--target=Version", "--next", .. arguments]).ShouldBe(0, _release.Output);

        _release.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldContain(next);
    }

    [Fact]
    public void A_cliff_toml_says_what_moves_below_one()
    {
        _release.Write("cliff.toml", "[bump]\nfeatures_always_bump_minor = false\ninitial_tag = 'v0.5.0'\n");
        _release.Commit("feat: more");
        Next().ShouldContain("0.5.0");

        _release.Tag("tool/v0.5.0");
        _release.Commit("feat: even more");
        Next().ShouldContain("0.5.1");

        string[] Next()
        {
            _release.Run<ToolContext>([], "--target=Version", "--next").ShouldBe(0, _release.Output);
            return _release.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }
    }

    [Fact]
    public void Says_what_decides()
    {
        _release.Commit("feat(ui): more \u001b[31m");
        _release.Commit("fix: less");

        _release.Run("--target=Version", "--why").ShouldBe(0, _release.Output);

        _release.Output.ShouldContain("1.2.3 (v1.2.3) → 1.3.0 (v1.3.0)");
        _release.Output.ShouldContain("one commit says so, of 2 since 1.2.3");
        _release.Output.ShouldMatch(@"minor [0-9a-f]{7} feat\(ui\): more \ufffd\[31m");
        _release.Output.ShouldNotContain("\u001b");
    }

    [Fact]
    public void Says_everything_to_programs()
    {
        _release.Commit("feat: more");

        _release.Run("--target=Version", "--format=json").ShouldBe(0, _release.Output);

        using var document = JsonDocument.Parse(_release.Output[_release.Output.IndexOf('{')..(_release.Output.LastIndexOf('}') + 1)]);
        var root = document.RootElement;
        root.GetProperty("version").GetString()!.ShouldStartWith("1.2.4-snapshot.1+");
        root.GetProperty("last").GetString().ShouldBe("1.2.3");
        root.GetProperty("next").GetString().ShouldBe("1.3.0");
        root.GetProperty("nextTag").GetString().ShouldBe("v1.3.0");
        root.GetProperty("deciding")[0].GetProperty("subject").GetString().ShouldBe("feat: more");
        root.GetProperty("deciding")[0].GetProperty("level").GetString().ShouldBe("minor");
    }

    [Fact]
    public void Each_package_has_a_version_of_its_own()
    {
        _release.Tag("core/v0.1.0");
        _release.Write("core/a", "1");
        _release.Commit("feat: the core");

        _release.Run<PackagesContext>([], "--target=Version", "--next").ShouldBe(0, _release.Output);
        _release.Output.ShouldContain("core 0.2.0");
        _release.Output.ShouldContain("cli 3.0.0");

        _release.Run<PackagesContext>([], "--target=Version", "--next", "--package=core").ShouldBe(0, _release.Output);
        _release.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldContain("0.2.0");

        _release.Run<PackagesContext>([], "--target=Version", "--next", "--package=other").ShouldNotBe(0);
        _release.Output.ShouldContain("The packages are: core, cli.");
    }

    [Theory]
    [InlineData("--bump=huge", "--bump is 'huge'")]
    [InlineData("--release-version=1.2", "--release-version is '1.2'")]
    [InlineData("--format=xml", "--format is 'xml'")]
    [InlineData("--next=perhaps", "--next is 'perhaps'")]
    [InlineData("--channel=rc1", "'rc1' is no name of a series")]
    [InlineData("--release-version=1.2.3", "1.2.3 is not above 1.2.3")]
    public void Refuses_what_it_cannot_understand(string argument, string message)
    {
        _release.Commit("fix: it");

        _release.Run(argument.StartsWith("--next", StringComparison.Ordinal) ? ["--target=Version", argument] : ["--target=Version", "--next", argument]).ShouldNotBe(0);

        _release.Output.ShouldContain(message);
    }
}

public sealed class PackagesContext : PrebuiltContext
{
    public PackagesContext(ICakeContext context)
        : base(context)
    {
        Settings.Versions.Initial = "3.0.0";
        Settings.Versions.Packages.Add(new ReleasePackage("core", "core", "core/"));
        Settings.Versions.Packages.Add(new ReleasePackage("cli", "prebuilt", "cli/"));
    }
}

public sealed class ToolContext : PrebuiltContext
{
    public ToolContext(ICakeContext context)
        : base(context) => Settings.TagPrefix = "tool/";
}
