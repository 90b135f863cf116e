using System.Diagnostics;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using NSubstitute;
using Releasing.Cake.Running;
using Releasing.Cake.Tools;
using Path = System.IO.Path;

namespace Releasing.Cake.Tests.Running;

public sealed class ProcessTreeRunnerTests
{
    private readonly ICakeEnvironment _environment = Substitute.For<ICakeEnvironment>();

    public ProcessTreeRunnerTests() => _environment.WorkingDirectory.Returns(new DirectoryPath(Path.GetTempPath()));

    [SkippableFact]
    public void Kill_ends_what_the_program_started_as_well()
    {
        Skip.If(OperatingSystem.IsWindows(), "the grandchild is a shell's");
        using var folder = new TemporaryFolder();
        var mark = folder.At("pid");

        // git as a program that starts a shell that starts a program.
        using var process = Start(["-c", $"alias.hang=!sleep 60 & echo $! > '{mark}'; wait", "hang"]);
        SpinWait.SpinUntil(() => File.Exists(mark) && File.ReadAllText(mark).Length > 1, TimeSpan.FromSeconds(20)).ShouldBeTrue();
        var grandchild = int.Parse(File.ReadAllText(mark), System.Globalization.CultureInfo.InvariantCulture);
        process.Kill();
        process.WaitForExit(10_000).ShouldBeTrue();
        SpinWait.SpinUntil(() => !IsRunning(grandchild), TimeSpan.FromSeconds(10)).ShouldBeTrue();
    }

    [SkippableFact]
    public void Much_output_on_both_streams_does_not_block()
    {
        Skip.If(OperatingSystem.IsWindows(), "the alias is a shell's");
        using var process = Start(["-c", "alias.much=!i=0; while [ $i -lt 3000 ]; do echo 'üout 0123456789012345678901234567890123456789'; echo error >&2; i=$((i+1)); done", "much"]);
        process.WaitForExit(60_000).ShouldBeTrue();
        process.GetExitCode().ShouldBe(0);
        process.GetStandardOutput().Count().ShouldBe(3000);
        process.GetStandardOutput().First().ShouldStartWith("üout");
        process.GetStandardError().Count().ShouldBe(3000);
    }

    [SkippableFact]
    public void Variables_are_set_and_removed()
    {
        Skip.If(OperatingSystem.IsWindows(), "the alias is a shell's");
        Environment.SetEnvironmentVariable("RELEASING_B", "inherited");
        using var process = Start(["-c", "alias.showvars=!echo \"$RELEASING_A|${RELEASING_B-none}\"", "showvars"], new Dictionary<string, string> { ["RELEASING_A"] = "a b", ["RELEASING_B"] = null! });
        process.WaitForExit();
        process.GetStandardOutput().ShouldBe(["a b|none"]);
    }

    [Fact]
    public void Standard_input_is_handed_over_and_ends()
    {
        var runner = new ProcessTreeRunner(_environment, new NullLog());
        using var process = runner.Start(Git(), new ProcessSettings
        {
            Arguments = LiteralArgument.Builder(["hash-object", "--stdin"]), RedirectStandardOutput = true, StandardInput = new ProcessStandardInput("hello\n"u8.ToArray()),
        });
        process.WaitForExit();
        process.GetStandardOutput().ShouldBe(["ce013625030ba8dba906f756967f9e9ca394464a"]);
    }

    [Fact]
    public void Program_that_does_not_start_is_named() =>
        Should.Throw<CakeException>(() => new ProcessTreeRunner(_environment, new NullLog()).Start(new FilePath("/no/such/program"), new ProcessSettings()))
            .Message.ShouldContain("/no/such/program");

    private IProcess Start(IReadOnlyList<string> arguments, Dictionary<string, string>? variables = null) => new ProcessTreeRunner(_environment, new NullLog()).Start(Git(), new ProcessSettings
    {
        Arguments = LiteralArgument.Builder(arguments), RedirectStandardOutput = true, RedirectStandardError = true, EnvironmentVariables = variables,
    });

    private static FilePath Git() => new(Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "git.exe" : "git")).First(File.Exists));

    private static bool IsRunning(int id)
    {
        // A process that was ended but not yet waited for is a zombie: state Z in /proc.
        var status = $"/proc/{id}/status";
        if (File.Exists(status))
        {
            return !File.ReadAllText(status).Contains("State:\tZ", StringComparison.Ordinal);
        }

        return Process.GetProcesses().Any(process => process.Id == id);
    }
}
