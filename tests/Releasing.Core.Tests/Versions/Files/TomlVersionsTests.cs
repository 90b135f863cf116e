using Releasing.Failures;

namespace Releasing.Tests.Versions.Files;

public sealed class TomlVersionsTests : IDisposable
{
    private readonly VersionFilesFixture _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("[package]\nname = \"a\"\nversion = \"1.2.3\"\n")]
    [InlineData("[package]\r\nname = \"a\"\r\nversion = \"1.2.3\"\r\n")]
    [InlineData("\uFEFF[package]\nname = \"a\"\nversion = \"1.2.3\"")]
    [InlineData("# version = \"1.2.3\"\n[package] # version = \"1.2.3\"\n\tversion\t=\t'1.2.3' # version = \"1.2.3\"\nname='a'\n")]
    [InlineData("package = { name = \"a\", version = \"1.2.3\" }\n")]
    [InlineData("package.name = \"a\"\npackage.version = \"1.2.3\"\n")]
    [InlineData("[\"package\"]\n\"name\" = \"a\"\n'version' = \"1.2.3\"\n")]
    [InlineData("[package]\nname=\"a\"\nversion=\"\"\"1.2.3\"\"\"\n")]
    [InlineData("[package]\nname=\"a\"\nversion='''\n1.2.3'''\n")]
    [InlineData("[package]\nname = \"a\"\nversion = \"1.2.3\"\n[package.metadata.x]\nversion = \"0.0.1\"\n[[bin]]\nname = \"version\"\n[lib]\nname = 'é\U0001F600'\n")]
    [InlineData("[lib]\nversion = \"9.9.9\"\n\n[package]\ndescription = \"\"\"\nversion = \"8.8.8\"\n\"\"\"\nname = \"a\"\nversion = \"1.2.3\"\n")]
    [InlineData("[package]\nname = \"a\"\nversion = \"1.2.3\"\n[dependencies]\nb = \"7.7.7\"\nc = { version = \"1.2.1\", features = [\n  \"version\", # no\n] }\n")]
    public void Only_the_version_of_a_Cargo_package_changes(string text)
    {
        _files.Write("Cargo.toml", text);

        _files.Bump("1.3.0-rc.1");

        _files.Read("Cargo.toml").ShouldBe(text.Replace("1.2.3", "1.3.0-rc.1").Replace("# version = \"1.3.0-rc.1\"", "# version = \"1.2.3\""));
        _files.Bump("1.2.3");
        _files.Read("Cargo.toml").ShouldBe(text);
    }

    [Fact]
    public void A_workspace_moves_with_its_members_what_they_require_of_each_other_and_their_rows_in_the_lock_file()
    {
        _files.Write("Cargo.toml", """
            [workspace]
            members = ["crates/*"]
            exclude = ["crates/out"]
            [workspace.package]
            version = "1.2.3" # of all
            [workspace.dependencies]
            core = { path = "crates/core", version = "1.2.3" }
            serde = { version = "1.2.3" }
            """)
            .Write("crates/core/Cargo.toml", "[package]\nname = \"core\"\nversion.workspace = true\n")
            .Write("crates/cli/Cargo.toml", """
                [package]
                name = "cli"
                version = "1.2.3"
                [dependencies]
                core = { version = "=1.2.3", path = "../core" }
                near = { path = "../core", package = "core", version = "1.2" }
                wide = { path = "../core", package = "core", version = "1" }
                [target.'cfg(unix)'.dev-dependencies.again]
                package = "core"
                path = "../core/"
                version = "^1.2.3"
                [build-dependencies]
                own = { path = "../own", version = "0.1.0" }
                """)
            .Write("crates/own/Cargo.toml", "[package]\nname = \"own\"\nversion = \"0.1.0\"\n")
            .Write("crates/out/Cargo.toml", "[package]\nname = \"out\"\nversion = \"1.2.3\"\n")
            .Write("Cargo.lock", """
                version = 4

                [[package]]
                name = "cli"
                version = "1.2.3"
                dependencies = [
                 "core 1.2.3",
                 "core 9.0.0 (registry+https://example.org)",
                 "own",
                ]

                [[package]]
                name = "core"
                version = "1.2.3"

                [[package]]
                name = "core"
                version = "1.2.3"
                source = "registry+https://example.org"

                [[package]]
                name = "own"
                version = "0.1.0"

                [[package]]
                name = "serde"
                version = "1.2.3"
                source = "registry+https://example.org"
                """);
        var member = _files.Read("crates/cli/Cargo.toml");
        var before = _files.Read("Cargo.lock");

        var edits = _files.Bump("2.0.0");

        edits.Select(edit => edit.Path).ShouldBe(["Cargo.lock", "Cargo.toml", "crates/cli/Cargo.toml"]);
        _files.Read("Cargo.toml").ShouldContain("version = \"2.0.0\" # of all");
        _files.Read("Cargo.toml").ShouldContain("core = { path = \"crates/core\", version = \"2.0.0\" }");
        _files.Read("Cargo.toml").ShouldContain("serde = { version = \"1.2.3\" }");
        _files.Read("crates/cli/Cargo.toml").ShouldBe(member
            .Replace("version = \"1.2.3\"\n[dep", "version = \"2.0.0\"\n[dep").Replace("=1.2.3", "=2.0.0").Replace("\"1.2\"", "\"2.0\"").Replace("version = \"1\"", "version = \"2\"").Replace("^1.2.3", "^2.0.0"));
        _files.Read("Cargo.lock").ShouldBe(before
            .Replace("\"cli\"\nversion = \"1.2.3\"", "\"cli\"\nversion = \"2.0.0\"").Replace("\"core 1.2.3\"", "\"core 2.0.0\"").Replace("\"core\"\nversion = \"1.2.3\"\n\n", "\"core\"\nversion = \"2.0.0\"\n\n"));
    }

    [Fact]
    public void A_member_with_a_version_of_its_own_stays_and_is_named()
    {
        _files.Write("Cargo.toml", "[package]\nname = \"top\"\nversion = \"1.2.3\"\n[workspace]\nmembers = [\"own\"]\n").Write("own/Cargo.toml", "[package]\nname = \"own\"\nversion = \"0.1.0\"\n");

        _files.Bump("1.2.4").Select(edit => edit.Path).ShouldBe(["Cargo.toml"]);

        _files.Open().Remarks.ShouldBe(["own/Cargo.toml has a version of its own, 0.1.0, and stays as it is."]);
    }

    [Fact]
    public void A_workspace_without_a_version_at_its_top_has_that_of_its_members()
    {
        _files.Write("Cargo.toml", "[workspace]\nmembers = [\"a\", \"b\"]\n").Write("a/Cargo.toml", "[package]\nname = \"a\"\nversion = \"1.2.3\"\n").Write("b/Cargo.toml", "[package]\nname = \"b\"\nversion = \"1.2.3\"\n");

        _files.Bump("1.2.4").Select(edit => edit.Path).ShouldBe(["a/Cargo.toml", "b/Cargo.toml"]);
    }

    [Theory]
    [InlineData("[project]\nname = \"a\"\nversion = \"1.2.3\"\n", "1.3.0-rc.1", "1.3.0rc1")]
    [InlineData("[tool.poetry]\nname = 'a'\nversion = '1.2.3'\n", "1.3.0-alpha.2", "1.3.0a2")]
    [InlineData("[project]\nname = \"a\"\nversion = \"1.2.3\"\n[tool.poetry]\nversion = \"1.2.3\"\n[tool.other]\nversion = \"1.2.3-no\"\n", "2.0.0", "2.0.0")]
    public void A_Python_project_has_versions_in_its_own_form(string text, string next, string written)
    {
        _files.Write("pyproject.toml", text);

        _files.Bump(next);

        _files.Read("pyproject.toml").ShouldBe(text.Replace("1.2.3\"", written + "\"").Replace("'1.2.3'", $"'{written}'"));
    }

    [Fact]
    public void A_Python_project_without_a_version_says_where_it_comes_from()
    {
        _files.Write("pyproject.toml", "[project]\nname = \"a\"\ndynamic = [\"version\"]\n");

        _files.Open().Held.ShouldBeEmpty();
        _files.Open().Remarks.Single().ShouldContain("project.dynamic");
        Should.Throw<ReleaseException>(() => _files.Open(["pyproject.toml"])).Message.ShouldContain("project.dynamic");
    }

    [Fact]
    public void The_projects_own_row_in_uv_lock_moves_along()
    {
        _files.Write("pyproject.toml", "[project]\nname = \"My.Tool\"\nversion = \"1.2.3\"\n")
            .Write("uv.lock", "version = 1\n[[package]]\nname = \"my-tool\"\nversion = \"1.2.3\"\nsource = { editable = \".\" }\n[[package]]\nname = \"other\"\nversion = \"1.2.3\"\nsource = { registry = \"https://example.org\" }\n");

        _files.Bump("1.3.0-rc.1");

        _files.Read("uv.lock").ShouldContain("name = \"my-tool\"\nversion = \"1.3.0rc1\"\n");
        _files.Read("uv.lock").ShouldContain("name = \"other\"\nversion = \"1.2.3\"\n");
    }

    [Theory]
    [InlineData("[package]\nversion = \"1.2.3\"\nversion = \"1.2.3\"\n", "already defined")]
    [InlineData("[package]\nversion = \"1.2\"\n", "is '1.2', which is no version")]
    [InlineData("[package\n", "expected")]
    public void What_is_broken_is_refused_and_nothing_is_written(string text, string message)
    {
        _files.Write("Cargo.toml", text);

        Should.Throw<ReleaseException>(() => _files.Bump("2.0.0")).Message.ShouldContain(message);
        _files.Read("Cargo.toml").ShouldBe(text);
    }
}
