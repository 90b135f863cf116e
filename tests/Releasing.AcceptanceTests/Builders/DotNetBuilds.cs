using Releasing.Cake.Builders.DotNet;
using Releasing.Targets;

namespace Releasing.AcceptanceTests.Builders;

public sealed class DotNetBuilds
{
    [SkippableFact]
    public async Task Program_for_this_machine_and_for_Windows_has_the_same_bytes_from_two_folders()
    {
        Validator.Require("dotnet");
        using var one = Sample("one");
        using var two = Sample("another, folder = 2");
        string[] targets = [TargetTable.Host!.Name, "windows-x86_64"];
        foreach (var target in targets.Distinct())
        {
            Skip.If(new DotNetBuilder().WhyNot(one.Context, TargetTable.Get(target))?.Contains("not on the feed", StringComparison.Ordinal) == true, "the feed has no runtime pack for this machine");
            var first = await one.BuildAsync(new DotNetBuilder(), target);
            var second = await two.BuildAsync(new DotNetBuilder(), target);
            File.ReadAllBytes(first.ShouldHaveSingleItem()).AsSpan().SequenceEqual(File.ReadAllBytes(second[0])).ShouldBeTrue($"{target} differs");
        }

        Validator.Require(one.Output(targets[0], "greet")).Accept().Trim().ShouldStartWith("hello 1.2.3+");
        File.Exists(Path.Combine(one.Root, "src/Tool/packages.lock.json")).ShouldBeFalse();
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
        .Write("Directory.Build.props", "<Project><PropertyGroup><RestorePackagesWithLockFile>true</RestorePackagesWithLockFile></PropertyGroup></Project>")
        .Write("src/Tool/Tool.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType><AssemblyName>greet</AssemblyName><TargetFramework>net{Environment.Version.Major}.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup></Project>")
        .Write("src/Tool/Program.cs", "using System.Reflection;\nConsole.WriteLine(\"hello \" + Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);\n");
}
