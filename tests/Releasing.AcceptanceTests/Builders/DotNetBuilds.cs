using Releasing.Cake.Builders.DotNet;
using Releasing.Targets;

namespace Releasing.AcceptanceTests.Builders;

public sealed class DotNetBuilds
{
    [SkippableFact]
    public async Task Library_is_compiled_once_for_all_targets_and_each_has_the_bytes_it_has_alone_in_another_folder()
    {
        Validator.Require("dotnet");
        using var together = Sample("one");
        using var alone = Sample("another, folder = 2");
        string[] targets = [TargetTable.Host!.Name, TargetTable.Host.Name == "linux-aarch64" ? "linux-x86_64" : "linux-aarch64", "windows-x86_64"];
        Array.ForEach(targets, together.Context.Settings.Targets.Add);
        alone.Context.Settings.Targets.Add(targets[2]);
        Skip.If(targets.Any(target => new DotNetBuilder().WhyNot(together.Context, TargetTable.Get(target))?.Contains("not on the feed", StringComparison.Ordinal) == true), "the feed has no runtime pack for each target");
        var builder = new DotNetBuilder();

        var made = await Task.WhenAll(targets.Select(target => together.BuildAsync(builder, target)));
        var reference = await alone.BuildAsync(new DotNetBuilder(), targets[2]);

        File.ReadAllBytes(made[2].ShouldHaveSingleItem()).AsSpan().SequenceEqual(File.ReadAllBytes(reference[0])).ShouldBeTrue($"{targets[2]} differs");
        File.ReadAllLines(Path.Combine(together.Root, "artifacts", "compiled.txt")).Order(StringComparer.Ordinal)
            .ShouldBe(targets.Select(target => $"Tool {TargetTable.Get(target).Rid}").Append("Words").Order(StringComparer.Ordinal));
        Validator.Require(together.Output(targets[0], "greet")).Accept().Trim().ShouldStartWith("hello 1.2.3+");
        together.Context.Run.Remarks.ShouldBeEmpty();
        File.Exists(Path.Combine(together.Root, "src/Tool/packages.lock.json")).ShouldBeFalse();
    }

    [SkippableFact]
    public void Every_target_without_a_runtime_pack_names_it()
    {
        Validator.Require("dotnet");
        using var repository = Sample("one");
        var builder = new DotNetBuilder();
        var reasons = builder.DefaultTargets(repository.Context).Select(target => builder.WhyNot(repository.Context, target)).OfType<string>().ToList();
        reasons.ShouldAllBe(reason => reason.StartsWith("runtime pack Microsoft.NETCore.App.Runtime.", StringComparison.Ordinal) && reason.EndsWith(" is not on the feed", StringComparison.Ordinal));
    }

    private static RealRepository Sample(string name) => new RealRepository(name)
        .Write(".gitignore", "bin/\nobj/\n")
        .Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>
              </PropertyGroup>
            </Project>
            """)
        .Write("Directory.Build.targets", """
            <Project>
              <Target Name="CountCompilations" BeforeTargets="CoreCompile">
                <WriteLinesToFile File="$(MSBuildThisFileDirectory)artifacts/compiled.txt" Lines="$(MSBuildProjectName) $(RuntimeIdentifier)" />
              </Target>
            </Project>
            """)
        .Write("src/Tool/Tool.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <AssemblyName>greet</AssemblyName>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../Words/Words.csproj" />
              </ItemGroup>
            </Project>
            """)
        .Write("src/Words/Words.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />")
        .Write("src/Words/Words.cs", "public static class Words { public const string Greeting = \"hello \"; public static string Greet(string who) => Greeting + who; }\n")
        .Write("src/Tool/Program.cs", "using System.Reflection;\nConsole.WriteLine(Words.Greet(Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion));\n");
}
