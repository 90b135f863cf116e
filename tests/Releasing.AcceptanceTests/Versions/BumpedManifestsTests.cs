using Releasing.Versions;
using Releasing.Versions.Files;

namespace Releasing.AcceptanceTests.Versions;

/// <summary>The programs that the files are for read the bumped ones, and have nothing to correct in the lock files.</summary>
public sealed class BumpedManifestsTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("releasing-bump-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [SkippableFact]
    public void Cargo_takes_the_bumped_workspace_with_its_lock_file_as_it_is()
    {
        var cargo = Validator.Require("cargo");
        Write("Cargo.toml", "[workspace]\nresolver = \"2\"\nmembers = [\"crates/*\"]\n[workspace.package]\nversion = \"1.2.3\"\n[workspace.dependencies]\nbumped-core = { path = \"crates/core\", version = \"1.2.3\" }\n");
        Write("crates/core/Cargo.toml", "[package]\nname = \"bumped-core\"\nversion.workspace = true\nedition = \"2021\"\n");
        Write("crates/core/src/lib.rs", "");
        Write("crates/cli/Cargo.toml", "[package]\nname = \"bumped-cli\"\nversion = '1.2.3' # of both\nedition = \"2021\"\n[dependencies]\nbumped-core.workspace = true\n");
        Write("crates/extra/Cargo.toml", "[package]\nname = \"bumped-extra\"\nversion.workspace = true\nedition = \"2021\"\n[dev-dependencies]\nagain = { package = \"bumped-core\", path = \"../core\", version = \"~1.2\" }\n");
        Write("crates/extra/src/lib.rs", "");
        Write("crates/cli/src/main.rs", "fn main() {}\n");
        Accept(cargo, "generate-lockfile", "--offline");

        foreach (var version in new[] { "2.0.0-rc.1", "2.0.0" })
        {
            Bump(version);

            var metadata = Accept(cargo, "metadata", "--offline", "--locked", "--format-version", "1");
            metadata.ShouldContain($"\"name\":\"bumped-core\",\"version\":\"{version}\"");
            metadata.ShouldContain($"\"name\":\"bumped-cli\",\"version\":\"{version}\"");
        }
    }

    [SkippableFact]
    public void Npm_has_nothing_to_change_in_the_bumped_lock_file()
    {
        var npm = Validator.Require("npm");
        Write("package.json", "{\n  \"name\": \"bumped\",\n  \"version\": \"1.2.3\",\n  \"private\": true,\n  \"workspaces\": [\"packages/*\"]\n}\n");
        Write("packages/core/package.json", "{\n  \"name\": \"@bumped/core\",\n  \"version\": \"1.2.3\"\n}\n");
        Write("packages/cli/package.json", "{\n  \"name\": \"@bumped/cli\",\n  \"version\": \"1.2.3\",\n  \"dependencies\": {\n    \"@bumped/core\": \"^1.2.3\"\n  }\n}\n");
        string[] install = ["install", "--package-lock-only", "--offline", "--ignore-scripts", "--no-audit", "--no-fund"];
        Accept(npm, install);

        Bump("2.0.0-rc.1");

        var locked = File.ReadAllText(Path.Combine(_root, "package-lock.json"));
        Accept(npm, install);
        File.ReadAllText(Path.Combine(_root, "package-lock.json")).ShouldBe(locked);
        Accept(npm, "pkg", "get", "version").Trim().ShouldBe("\"2.0.0-rc.1\"");
    }

    [SkippableFact]
    public void MSBuild_reads_the_bumped_properties()
    {
        var dotnet = Validator.Require("dotnet");
        Write("Directory.Build.props", "<Project><PropertyGroup><VersionPrefix>1.2.3</VersionPrefix><VersionSuffix></VersionSuffix></PropertyGroup></Project>");
        Write("tool.proj", "<Project><Import Project=\"Directory.Build.props\" /></Project>");

        Bump("1.3.0-beta.2");

        Accept(dotnet, "msbuild", "tool.proj", "-nologo", "-getProperty:VersionPrefix").Trim().ShouldBe("1.3.0");
        Accept(dotnet, "msbuild", "tool.proj", "-nologo", "-getProperty:VersionSuffix").Trim().ShouldBe("beta.2");
    }

    [SkippableFact]
    public void Python_reads_the_bumped_project()
    {
        var python = Validator.Require("python3");
        Write("pyproject.toml", "[project]\nname = \"bumped\"\nversion = '''1.2.3''' # here\n\n[tool.poetry]\nversion = \"1.2.3\"\n");

        Bump("1.3.0-rc.2");

        Accept(python, "-c", "import tomllib; d = tomllib.load(open('pyproject.toml', 'rb')); print(d['project']['version'], d['tool']['poetry']['version'])").Trim().ShouldBe("1.3.0rc2 1.3.0rc2");
    }

    private void Bump(string version) =>
        FileEditWriter.WriteAsync(_root, VersionFiles.Open(_root, "", [], [], null).Prepare(SemanticVersion.Parse(version))).GetAwaiter().GetResult();

    private void Write(string path, string text)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private string Accept(Validator program, params string[] arguments)
    {
        var verdict = program.RunIn(_root, arguments);
        verdict.ExitCode.ShouldBe(0, verdict.Output + verdict.Error);
        return verdict.Output;
    }
}
