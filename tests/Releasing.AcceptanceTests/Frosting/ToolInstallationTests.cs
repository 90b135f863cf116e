using System.Reflection;

namespace Releasing.AcceptanceTests.Frosting;

/// <summary>Tools come from a feed through Cake's own installers; the feed here is a folder that holds Cake.Tool.</summary>
public sealed class ToolInstallationTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("frosting-");

    public ToolInstallationTests()
    {
        var assemblies = new DirectoryInfo(typeof(Twins).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "CakeAssemblies").Value!);
        var package = assemblies.Parent!.Parent!.Parent!.GetFiles("*.nupkg").Single();
        var feed = _folder.CreateSubdirectory("feed");
        package.CopyTo(Path.Combine(feed.FullName, package.Name));
        File.WriteAllText(
            Path.Combine(_folder.FullName, "nuget.config"),
            "<configuration><packageSources><clear /><add key=\"feed\" value=\"feed\" /></packageSources></configuration>");
    }

    [Fact]
    public void Installs_a_dotnet_tool_before_the_first_task()
    {
        var outcome = Programs.Run(_folder, Programs.Sample, "--scenario=dotnet-tool", "--target=FindsTool", "--tool=dotnet-cake", "--tool=dotnet-cake.exe");

        outcome.ExitCode.ShouldBe(0, outcome.Output + outcome.Error);
        outcome.Output.ShouldContain("found tools/dotnet-cake");
    }

    [Fact]
    public void Installs_a_tool_from_a_NuGet_package()
    {
        var outcome = Programs.Run(_folder, Programs.Sample, "--scenario=nuget-tool", "--target=FindsTool", "--tool=Cake.dll");

        outcome.ExitCode.ShouldBe(0, outcome.Output + outcome.Error);
        outcome.Output.ShouldContain("found tools/Cake.Tool.7.0.0/tools/");
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
