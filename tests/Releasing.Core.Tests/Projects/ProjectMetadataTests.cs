using Releasing.Failures;
using Releasing.Projects;
using Releasing.Tests.Git;

namespace Releasing.Tests.Projects;

public sealed class ProjectMetadataTests : IDisposable
{
    private readonly TestRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void Reads_a_Cargo_package()
    {
        _repository.Write("Cargo.toml", """
            [package]
            name = "tool"
            version = "1.2.3"
            description = "Does things"
            license = "MIT/Apache-2.0"
            repository = "https://example.org/tool"
            authors = ["Ada King <ada@king.example>", "Other"]
            """);
        var found = Detect();
        (found.Name, found.Version, found.Description, found.Licence).ShouldBe(("tool", "1.2.3", "Does things", "MIT OR Apache-2.0"));
        (found.Homepage, found.Maintainer).ShouldBe(("https://example.org/tool", "Ada King <ada@king.example>"));
        found.Languages.ShouldBe([ProjectLanguage.Rust]);
    }

    [Fact]
    public void Reads_what_a_Cargo_package_inherits_from_its_workspace()
    {
        _repository.Write("Cargo.toml", """
            package = { name = "tool", version.workspace = true, license = { workspace = true }, homepage = "https://example.org" }
            [workspace.package]
            version = "2.0.0"
            license = "ISC"
            homepage = "https://elsewhere.example"
            """);
        var found = Detect();
        (found.Version, found.Licence, found.Homepage).ShouldBe(("2.0.0", "ISC", "https://example.org"));
    }

    [Fact]
    public void Reads_a_Cargo_workspace_without_package()
    {
        _repository.Write("Cargo.toml", "[workspace]\nmembers = [\"a\"]\n[workspace.package]\nversion = \"2.0.0\"\n");
        _repository.Git("remote", "add", "origin", "git@github.com:octo/tools.git");
        var found = Detect();
        (found.Name, found.Version, found.Homepage).ShouldBe(("tools", "2.0.0", "https://github.com/octo/tools"));
    }

    [Theory]
    [InlineData("module github.com/octo/tool\n\ngo 1.22\n", "tool", "https://github.com/octo/tool")]
    [InlineData("// comment\nmodule github.com/octo/tool/v2 // tail\n", "tool", "https://github.com/octo/tool")]
    [InlineData("module\t\"example.org/a/b/c\"\n", "c", "https://example.org/a/b")]
    [InlineData("module tool\n", "tool", null)]
    public void Reads_a_Go_module(string text, string name, string? homepage)
    {
        _repository.Write("go.mod", text);
        var found = Detect();
        (found.Name, found.Homepage).ShouldBe((name, homepage));
        found.Languages.ShouldBe([ProjectLanguage.Go]);
    }

    [Fact]
    public void Reads_the_one_program_of_a_dotnet_solution()
    {
        _repository.Write("Big.sln", "");
        _repository.Write("Directory.Build.props", "<Project><PropertyGroup><Description>Shared</Description><PackageLicenseExpression>MIT</PackageLicenseExpression><Version Condition=\"'$(Version)' == ''\">0.3.0</Version></PropertyGroup></Project>");
        _repository.Write("src/Library/Library.csproj", "<Project><PropertyGroup><Description>Not this</Description></PropertyGroup></Project>");
        _repository.Write("src/Program/Program.csproj", "<Project xmlns=\"http://schemas.microsoft.com/developer/msbuild/2003\"><PropertyGroup><OutputType>Exe</OutputType><AssemblyName>tool</AssemblyName><Version>$(Computed)</Version></PropertyGroup></Project>");
        var found = Detect();
        (found.Name, found.Description, found.Licence, found.Version).ShouldBe(("tool", "Shared", "MIT", "0.3.0"));
        found.Languages.ShouldBe([ProjectLanguage.DotNet]);
    }

    [Fact]
    public void Names_several_dotnet_programs_after_their_solution()
    {
        _repository.Write("Big.Product.slnx", "");
        _repository.Write("src/A/A.csproj", "<Project><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup></Project>");
        _repository.Write("src/B/B.csproj", "<Project><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup></Project>");
        Detect().Name.ShouldBe("Big.Product");
    }

    [Fact]
    public void Reads_a_Node_package()
    {
        _repository.Write("package.json", """{"name": "@octo/tool", "version": "3.0.0", "description": "Does\n things", "license": "ISC", "homepage": "https://example.org", "author": {"name": "Ada", "email": "ada@king.example"}}""");
        var found = Detect();
        (found.Name, found.Version, found.Description, found.Licence).ShouldBe(("tool", "3.0.0", "Does  things", "ISC"));
        (found.Homepage, found.Maintainer).ShouldBe(("https://example.org", "Ada <ada@king.example>"));
    }

    [Fact]
    public void Reads_a_Python_project()
    {
        _repository.Write("pyproject.toml", """
            [project]
            name = "tool"
            version = "4.0"
            license = {text = "BSD-3-Clause"}
            authors = [{name = "No Address"}, {name = "Ada", email = "ada@king.example"}]
            [project.urls]
            Homepage = "https://example.org"
            """);
        var found = Detect();
        (found.Name, found.Version, found.Licence, found.Maintainer, found.Homepage)
            .ShouldBe(("tool", "4.0", "BSD-3-Clause", "Ada <ada@king.example>", "https://example.org"));
    }

    [Theory]
    [InlineData(".{ .name = .tool, .version = \"0.5.0\", .paths = .{\"\"} }")]
    [InlineData(".{\n    // .name = .other,\n    .dependencies = .{ .dep = .{ .name = \"inner\" } },\n    .name = \"tool\",\n    .version = \"0.5.0\", // here\n}")]
    public void Reads_a_Zig_package(string text)
    {
        _repository.Write("build.zig", "");
        _repository.Write("build.zig.zon", text);
        var found = Detect();
        (found.Name, found.Version).ShouldBe(("tool", "0.5.0"));
        found.Languages.ShouldBe([ProjectLanguage.Zig]);
    }

    [Fact]
    public void Lists_all_languages_and_asks_compiled_ones_first()
    {
        _repository.Write("package.json", """{"name": "docs", "description": "Only here"}""");
        _repository.Write("Cargo.toml", "[package]\nname = \"tool\"\n");
        _repository.Write("src/native.c", "");
        var found = Detect();
        found.Languages.ShouldBe([ProjectLanguage.Rust, ProjectLanguage.C, ProjectLanguage.Node]);
        (found.Name, found.Description).ShouldBe(("tool", "Only here"));
    }

    [Fact]
    public void Falls_back_to_the_folder_and_the_author_of_the_last_commit()
    {
        _repository.Commit("feat: first", author: "Grace Hopper");
        var found = ProjectMetadata.Detect(_repository.Root, _repository.Open());
        found.Name.ShouldBe("work-tree");
        found.Maintainer.ShouldBe("Grace Hopper <ada@example.org>");
        found.Languages.ShouldBeEmpty();
        (found.Description, found.Licence, found.Homepage, found.Version).ShouldBe((null, null, null, null));
    }

    [Fact]
    public void Never_passes_on_what_could_leave_a_folder_or_a_line()
    {
        _repository.Write("package.json", """{"name": "../../etc/pass wd", "description": "a\u001b[31m\u202eb", "homepage": "javascript:alert(1)", "license": "SEE LICENSE IN x", "author": "Eve\n <eve@example.org> (https://example.org)"}""");
        var found = Detect();
        (found.Name, found.Description).ShouldBe(("etc-pass-wd", "a\uFFFD[31m\uFFFDb"));
        (found.Homepage, found.Licence, found.Maintainer).ShouldBe((null, null, "Eve <eve@example.org>"));
    }

    [Theory]
    [InlineData("package.json", "{", "package.json: ")]
    [InlineData("Cargo.toml", "a", "Cargo.toml:1: ")]
    [InlineData("x.csproj", "<Project>", "x.csproj: ")]
    [InlineData("x.csproj", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>", "x.csproj: ")]
    public void Names_the_file_that_cannot_be_read(string name, string text, string expected)
    {
        _repository.Write(name, text);
        Should.Throw<ReleaseException>(Detect).Message.ShouldContain(expected);
    }

    private ProjectMetadata Detect()
    {
        _repository.Commit("feat: first");
        return ProjectMetadata.Detect(_repository.Root, _repository.Open());
    }
}
