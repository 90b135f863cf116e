using System.Diagnostics;

namespace Releasing.AcceptanceTests.Start;

/// <summary>build.sh in a repository of its own, with the real SDK.</summary>
public sealed class BuildScriptTests(SmallRepository repository) : IClassFixture<SmallRepository>
{
    private const string Compiling = "Compiling build...\n";

    [SkippableFact]
    public void Second_start_of_an_unchanged_repository_compiles_nothing()
    {
        repository.Start().ExitCode.ShouldBe(0);
        repository.Write("README.md", "changed");
        repository.Write("src/Other/main.c", "int main(void) { return 1; }\n");
        repository.Write("artifacts/props.txt", "changed");
        File.SetLastWriteTimeUtc(repository["build/Program.cs"], DateTime.UtcNow);

        var verdict = repository.Start();

        verdict.ExitCode.ShouldBe(0);
        verdict.Error.ShouldBeEmpty();
    }

    [SkippableFact]
    public void Arguments_exit_code_and_the_repository_folder_reach_the_program()
    {
        var verdict = repository.Start("--target=Two words", "", "*", "-v", "\"quoted\" $HOME");

        verdict.ExitCode.ShouldBe(5);
        verdict.Output.ShouldBe($"hello from {repository.Folder}\n<--target=Two words>\n<>\n<*>\n<-v>\n<\"quoted\" $HOME>\n");
    }

    [SkippableFact]
    public void Changes_of_inputs_compile_again_and_the_old_state_is_still_there()
    {
        repository.Start();

        repository.Greet("good day");
        var changed = repository.Start();
        changed.Error.ShouldBe(Compiling);
        changed.Output.ShouldStartWith("good day from");

        repository.Write("src/Directory.Build.targets", "<Project><PropertyGroup><Description>new</Description></PropertyGroup></Project>");
        repository.Start().Error.ShouldBe(Compiling);

        File.Delete(repository["src/Directory.Build.targets"]);
        repository.Greet("hello");
        var restored = repository.Start();
        restored.Error.ShouldBeEmpty();
        restored.Output.ShouldStartWith("hello from");
    }

    [SkippableFact]
    public void Failed_compilation_shows_the_error_and_starts_nothing()
    {
        repository.Start();
        repository.Write("build/Broken.cs", "this is not C#");

        var verdict = repository.Start();

        File.Delete(repository["build/Broken.cs"]);
        verdict.ExitCode.ShouldBe(1);
        verdict.Output.ShouldBeEmpty();
        verdict.Error.ShouldStartWith(Compiling);
        verdict.Error.ShouldContain("Broken.cs(1,");
        verdict.Error.ShouldEndWith("build.sh: build/ does not compile.\n");
        repository.Start().Error.ShouldBeEmpty();
    }

    [SkippableFact]
    public void Lock_files_stay_as_the_editor_and_the_solution_write_them()
    {
        Validator.Require("dotnet").RunIn(repository.Folder, "restore", "build", "-v", "q").ExitCode.ShouldBe(0);
        var expected = File.ReadAllText(repository["build/packages.lock.json"]);
        repository.Greet("a new greeting");

        repository.Start().Error.ShouldBe(Compiling);

        repository.Greet("hello");
        File.ReadAllText(repository["build/packages.lock.json"]).ShouldBe(expected);
        Directory.GetFiles(repository["src"], "*.lock.json", SearchOption.AllDirectories).ShouldBe([repository["src/Words/packages.lock.json"]]);
    }

    // Every repository of tests/Consumers but one starts so.
    [SkippableFact]
    [Trait("Category", "Soak")]
    public void Precompiled_packages_that_no_feed_has_are_done_without()
    {
        using var other = new SmallRepository();
        Directory.CreateDirectory(other["feed"]);
        other.Write("nuget.config", """<configuration><packageSources><clear /><add key="feed" value="feed" /></packageSources></configuration>""");

        var verdict = other.StartWith($"NUGET_PACKAGES={other["packages"]}");

        verdict.Error.ShouldBe(Compiling);
        verdict.Output.ShouldStartWith("hello from");
        other.Start().Error.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Starts_at_the_same_time_both_run()
    {
        using var other = new SmallRepository();

        var verdicts = await Task.WhenAll(Task.Run(() => other.Start("a")), Task.Run(() => other.Start("a", "b")));

        verdicts.Select(verdict => verdict.ExitCode).ShouldBe([1, 2]);
        verdicts.ShouldAllBe(verdict => verdict.Output.StartsWith("hello from"));
        Directory.GetFileSystemEntries(other["build/bin/host"]).Length.ShouldBe(1);
    }

    [SkippableFact]
    public void Killed_compilation_leaves_nothing_half_used()
    {
        using var other = new SmallRepository();
        Validator.Require("bash");
        using (var process = Process.Start(new ProcessStartInfo("bash", [other["build.sh"]]) { RedirectStandardError = true })!)
        {
            process.StandardError.ReadLine().ShouldBe(Compiling.TrimEnd());
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        File.Exists(other["build/obj/host/lock"]).ShouldBeTrue();
        Directory.Exists(other["build/bin/host"]).ShouldBeTrue();
        Directory.GetDirectories(other["build/bin/host"], "[0-9a-f]*").ShouldBeEmpty();
        var verdict = other.Start();
        verdict.Error.ShouldBe(Compiling);
        verdict.Output.ShouldStartWith("hello from");
    }
}
