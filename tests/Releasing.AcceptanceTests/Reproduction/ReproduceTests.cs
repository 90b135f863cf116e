using Releasing.AcceptanceTests.CodeSigning;
using Releasing.Artifacts;

namespace Releasing.AcceptanceTests.Reproduction;

public sealed class ReproduceTests
{
    // No imports: the second build compiles everything again, the standard library too.
    private const string GoSource = """
        package main

        var version, built = "none", "never"

        func main() { println("tool", version, built) }
        """;

    [SkippableFact]
    public void Go_repository_has_the_same_bytes_twice_in_the_format_of_every_system() => ExpectSameBytes(3, "--only=linux-x86_64,macos-aarch64,windows-x86_64");

    [SkippableFact]
    [Trait("Category", "Soak")]
    public void Go_repository_has_the_same_bytes_twice_for_every_target() => ExpectSameBytes(7);

    private static void ExpectSameBytes(int programs, params string[] arguments)
    {
        Validator.Require("go");
        using var repository = GoRepository().Commit();

        var verdict = repository.Reproduce(arguments);

        verdict.ExitCode.ShouldBe(0, verdict.Output + verdict.Error);
        repository.Artifacts.Count(artifact => artifact.Kind == ArtifactKind.Binary).ShouldBeGreaterThanOrEqualTo(programs);
        repository.Artifacts.ShouldContain(artifact => artifact.Kind == ArtifactKind.Checksum);
        verdict.Output.ShouldContain($"all {repository.Artifacts.Count} artifacts have the same bytes");
        verdict.Output.ShouldNotContain("differs");
        Directory.EnumerateDirectories(repository.Temporary, "reproduce-*").ShouldBeEmpty();
    }

    [SkippableFact]
    public void Rust_repository_has_the_same_bytes_twice()
    {
        Validator.Require("cargo");
        using var repository = new ReproducedRepository()
            .Write("Cargo.toml", "[package]\nname = \"tool\"\nversion = \"1.2.3\"\nedition = \"2021\"\n")
            .Write("Cargo.lock", "version = 3\n\n[[package]]\nname = \"tool\"\nversion = \"1.2.3\"\n")
            .Write("src/main.rs", "fn main() { let none: Option<u8> = std::env::args().nth(9).map(|_| 1); println!(\"{} {:?}\", file!(), none); }\n")
            .Write("LICENSE", "MIT\n")
            .Commit();

        var verdict = repository.Reproduce("--single-target");

        verdict.ExitCode.ShouldBe(0, verdict.Output + verdict.Error);
        repository.Artifacts.ShouldContain(artifact => artifact.Kind == ArtifactKind.Binary);
        verdict.Output.ShouldContain($"all {repository.Artifacts.Count} artifacts have the same bytes");
    }

    [SkippableFact]
    public void Signature_of_a_windows_program_is_no_difference()
    {
        Validator.Require("go");
        Validator.Require("osslsigncode");
        using var keys = new CodeSigningKeys();
        using var repository = GoRepository().Commit();
        repository.Variables["WINDOWS_CERTIFICATE"] = Convert.ToBase64String(File.ReadAllBytes(keys["signer.pfx"]));
        repository.Variables["WINDOWS_CERTIFICATE_PASSWORD"] = CodeSigningKeys.Password;

        var verdict = repository.Reproduce("--only=windows-x86_64");

        verdict.ExitCode.ShouldBe(0, verdict.Output + verdict.Error);
        repository.Artifacts.ShouldContain(artifact => artifact.ProducedBy == "CodeSign.Windows");
        verdict.Output.ShouldContain("hold a code signature and were not compared; the programs in them were");
        verdict.Output.ShouldNotContain("differs");
    }

    [SkippableFact]
    public void Snapshot_is_reproduced_as_the_same_snapshot()
    {
        Validator.Require("go");
        using var repository = GoRepository().Commit(tag: null);

        var verdict = repository.Reproduce("--single-target", "--snapshot");

        verdict.ExitCode.ShouldBe(0, verdict.Output + verdict.Error);
        verdict.Output.ShouldContain("0.1.0-snapshot.1+");
    }

    [SkippableFact]
    public void Time_folder_cache_umask_and_time_zone_in_an_archive_fail_and_name_the_member()
    {
        Validator.Require("go");
        using var repository = GoRepository().Commit();

        var verdict = repository.Reproduce("--single-target", "--stamp=archive");

        verdict.ExitCode.ShouldBe(1, verdict.Output + verdict.Error);
        var archive = repository.Artifacts.Single(artifact => artifact.Kind == ArtifactKind.Archive).Name;
        verdict.Error.ShouldContain($"{archive}: share/BUILT: contents differ from line 1");
        foreach (var member in new[] { "share/FOLDER: size is", "share/CACHE: size is", "share/ZONE: contents differ from line 1" })
        {
            verdict.Error.ShouldContain(member);
        }

        // There is no umask on Windows.
        verdict.Error.Contains("share/MODE: size is", StringComparison.Ordinal).ShouldBe(!OperatingSystem.IsWindows());
        verdict.Error.ShouldNotContain("LICENSE");
        verdict.Error.ShouldContain("checksums");
        verdict.Output.ShouldContain("differs");

        // Somebody will want to look into it.
        var kept = Directory.EnumerateDirectories(repository.Temporary, "reproduce-*").ShouldHaveSingleItem();
        verdict.Error.ShouldContain(kept);
        File.Exists(Path.Combine(kept, "clone", "artifacts", "dist", archive)).ShouldBeTrue();
    }

    [SkippableFact]
    public void Time_in_a_program_fails_and_names_the_section()
    {
        Validator.Require("go");
        using var repository = GoRepository().Commit();

        var verdict = repository.Reproduce("--only=linux-x86_64", "--stamp=program");

        verdict.ExitCode.ShouldBe(1, verdict.Output + verdict.Error);
        verdict.Error.ShouldContain("tool → section .rodata: contents differ");
        // The excerpt begins a little before the first difference, which is another digit each time.
        verdict.Error.ShouldMatch(@"-20\d\d-\d\d-\d\dT");
    }

    [SkippableFact]
    public void File_that_is_not_committed_is_named()
    {
        Validator.Require("go");
        using var repository = GoRepository().Commit().Write(".git/info/exclude", "/README.md\n").Write("README.md", "only here\n");

        var verdict = repository.Reproduce("--single-target");

        verdict.ExitCode.ShouldBe(1, verdict.Output + verdict.Error);
        verdict.Error.ShouldContain("README.md: is only in the first");
    }

    [SkippableFact]
    public void Uncommitted_changes_are_refused_before_anything_is_built()
    {
        Validator.Require("go");
        using var repository = GoRepository().Commit().Write("main.go", GoSource + "\n");

        var verdict = repository.Reproduce("--allow-dirty");

        verdict.ExitCode.ShouldBe(1, verdict.Output + verdict.Error);
        verdict.Error.ShouldContain("the working tree has uncommitted changes, which a clean clone cannot have");
        repository.Artifacts.ShouldBeEmpty();
    }

    [SkippableFact]
    public void Second_build_that_fails_is_quoted()
    {
        Validator.Require("go");
        using var repository = GoRepository().Write("main.go", GoSource.Replace("func main", "func init() { extra() }\n\nfunc main", StringComparison.Ordinal)).Commit()
            .Write(".git/info/exclude", "/extra.go\n").Write("extra.go", "package main\n\nfunc extra() {}\n");

        var verdict = repository.Reproduce("--single-target");

        verdict.ExitCode.ShouldBe(1, verdict.Output + verdict.Error);
        verdict.Error.ShouldContain("the second build, from a clean clone, ended with exit code 1");
        verdict.Error.ShouldContain("undefined: extra");
    }

    private static ReproducedRepository GoRepository() => new ReproducedRepository()
        .Write("go.mod", "module example.org/tool\n\ngo 1.18\n")
        .Write("main.go", GoSource)
        .Write("LICENSE", "MIT\n");
}
