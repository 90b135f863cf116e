using System.Diagnostics;

namespace Cake.Frosting.Tests;

/// <summary>What only a whole process can show: its directory, its environment, its files, what it loads.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("frosting-");

    [Fact]
    public void Short_switches_are_the_long_ones()
    {
        Run("-t", "Leaf", "-v", "quiet").ShouldNotContain("in Leaf");
        Run("-t=Leaf").ShouldContain("in Leaf");
    }

    [Fact]
    public void Targets_are_an_argument_too()
    {
        Run("--target=Arguments", "-t", "Leaf").ShouldContain("target is Arguments and Leaf");
        Run("--tree").ShouldNotContain("target is");
    }

    [Fact]
    public void Runs_where_it_was_started()
        => Run("--target=Where").ShouldContain($"in {_folder.Name}");

    [Fact]
    public void Runs_in_the_working_directory_of_the_build_unless_the_command_line_names_another()
    {
        _folder.CreateSubdirectory("elsewhere");
        _folder.CreateSubdirectory("nowhere");

        Run("--target=Where", "--scenario=elsewhere").ShouldContain("in elsewhere");
        Run("--target=Where", "--scenario=elsewhere", "--working=nowhere").ShouldContain("in nowhere");
        Run("--target=Where", "-w", Path.Combine(_folder.FullName, "nowhere")).ShouldContain("in nowhere");
    }

    [Fact]
    public void Settings_come_from_build_then_environment_then_file_then_arguments()
    {
        string[] where = ["--target=Where", "--scenario=setting"];
        Run(where).ShouldContain("colour is green");

        Run(("CAKE_SAMPLE_COLOUR", "red"), where).ShouldContain("colour is red");

        File.WriteAllText(Path.Combine(_folder.FullName, "cake.config"), "[Sample]\nColour=blue\n");
        Run(("CAKE_SAMPLE_COLOUR", "red"), where).ShouldContain("colour is blue");

        Run(("CAKE_SAMPLE_COLOUR", "red"), [.. where, "--sample_colour=grey"]).ShouldContain("colour is grey");
    }

    [Fact]
    public void The_configuration_file_is_that_of_the_working_directory()
    {
        var elsewhere = _folder.CreateSubdirectory("elsewhere");
        File.WriteAllText(Path.Combine(elsewhere.FullName, "cake.config"), "[Sample]\nColour=black\n");

        Run("--target=Where").ShouldNotContain("black");
        Run("--target=Where", "--scenario=elsewhere").ShouldContain("colour is black");
    }

    [Fact]
    public void Verbosity_comes_from_the_configuration_when_the_command_line_names_none()
    {
        Run(("CAKE_SETTINGS_VERBOSITY", "quiet"), "--target=Levels").ShouldNotContain("an information");
        Run(("CAKE_SETTINGS_VERBOSITY", "quiet"), "--target=Levels", "--verbosity=verbose").ShouldContain("a verbose line");
    }

    [Fact]
    public void Loads_the_NuGet_client_only_to_install_tools()
        => Run("--target=Loaded", "--scenario=loaded").ShouldNotContain("loaded NuGet.");

    public void Dispose() => _folder.Delete(recursive: true);

    private string Run(params string[] arguments) => Run(("CAKE_UNUSED", ""), arguments);

    private string Run((string Name, string Value) variable, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Cake.Frosting.Sample.dll"), .. arguments])
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
        };
        start.Environment[variable.Name] = variable.Value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, output);
        return output;
    }
}
