using System.Xml.Linq;
using Releasing.Cake.Builders.DotNet;
using Releasing.Failures;

namespace Releasing.Cake.Tests.Builders;

public sealed class SharedReferencesTests : IDisposable
{
    private readonly BuilderFixture _fixture = new();
    private readonly DotNetBuilder _builder = new();
    private readonly HashSet<string> _broken = [];
    private Func<RecordingRunner.Call, bool> _fails = _ => false;

    public SharedReferencesTests()
    {
        _fixture.Write("src/Tool/Tool.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType><TargetFrameworks>net8.0;net10.0</TargetFrameworks></PropertyGroup></Project>");
        _fixture.Runner.Play = Play;
    }

    private List<RecordingRunner.Call> Published => [.. _fixture.Runner.Calls.Where(call => call.Arguments[0] == "publish")];

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task References_are_built_once_for_all_targets()
    {
        await BuildAsync("linux-x86_64", "windows-x86_64", "macos-aarch64");

        var shared = _fixture.Runner.Calls.Where(call => call.Arguments[0] == "msbuild").ShouldHaveSingleItem();
        shared.Arguments.ShouldContain("-restore");
        shared.Arguments.ShouldContain("-nodeReuse:false");
        shared.Variables["UseSharedCompilation"].ShouldBe("false");
        Published.Count.ShouldBe(3);
        Published.ShouldAllBe(call => call.Arguments.Contains("--no-restore") && call.Arguments.Contains("-p:BuildProjectReferences=false"));
        foreach (var property in new[] { "ArtifactsPath", "Version", "PublishSingleFile", "RunAnalyzers", "CustomBeforeDirectoryBuildProps", "CustomAfterMicrosoftCommonTargets" })
        {
            Published.ShouldAllBe(call => Property(call, property) == Property(shared, property));
        }

        Published.Select(call => Property(call, "PublishDir")).Distinct().Count().ShouldBe(3);
        _fixture.Context.Run.Remarks.ShouldNotContain(remark => remark.Contains("on its own", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_program_and_runtime_is_restored_and_its_references_are_built_for_its_framework()
    {
        await BuildAsync("linux-x86_64", "windows-x86_64");

        var project = XDocument.Load(_fixture.Runner.Calls.Single(call => call.Arguments[0] == "msbuild").Arguments[1]);
        project.Descendants("Program").Select(item => item.Attribute("Include")!.Value).ShouldBe([Path.Combine(_fixture.Root, "src", "Tool", "Tool.csproj")]);
        Runtimes("Restored").ShouldBe(["linux-x64", "win-x64"]);
        Runtimes("Built").ShouldBe(["linux-x64", "win-x64"]);
        project.Descendants("Restored").ShouldAllBe(item => !item.ToString().Contains("TargetFramework", StringComparison.Ordinal));
        project.Descendants("Built").ShouldAllBe(item => item.Attribute("AdditionalProperties")!.Value.EndsWith(";TargetFramework=net10.0", StringComparison.Ordinal));

        IEnumerable<string> Runtimes(string items) => project.Descendants(items).Select(item => item.Attribute("AdditionalProperties")!.Value.Split(';')[0]["RuntimeIdentifier=".Length..]);
    }

    [Fact]
    public async Task Target_whose_references_cannot_be_shared_is_published_alone_as_the_project_says()
    {
        _broken.Add("Tool.win-x64");
        await BuildAsync("linux-x86_64", "windows-x86_64");

        Published.Count.ShouldBe(2);
        Published[0].Arguments.ShouldContain("--no-restore");
        Published[1].Arguments.ShouldNotContain("--no-restore");
        Published[1].Arguments.ShouldNotContain("-p:RunAnalyzers=false");
        Property(Published[1], "ArtifactsPath").ShouldBe(Path.Combine(_fixture.Context.WorkFolder, "build", "windows-x86_64", "artifacts"));
        _fixture.Context.Run.Remarks.ShouldContain(remark => remark.StartsWith("CrossCompile: windows-x86_64: Tool could only be published on its own", StringComparison.Ordinal));
        _fixture.Runner.Calls.Count(call => call.Arguments[0] == "msbuild").ShouldBe(1);
    }

    [Fact]
    public async Task Program_that_fails_without_analyzers_is_published_with_them()
    {
        _fails = call => call.Arguments.Contains("-p:RunAnalyzers=false");
        await BuildAsync("linux-x86_64");

        Published.Count.ShouldBe(2);
        Published[1].Arguments.ShouldNotContain("-p:RunAnalyzers=false");
        File.Exists(_fixture.Output("linux-x86_64", "Tool")).ShouldBeTrue();
    }

    [Fact]
    public async Task Program_that_fails_in_every_way_names_its_target_and_the_others_are_made()
    {
        _fails = call => call.Arguments.Contains("win-x64");
        await BuildAsync("linux-x86_64");
        var failure = await Should.ThrowAsync<ReleaseException>(() => BuildAsync("windows-x86_64"));
        failure.Message.ShouldStartWith("CrossCompile: windows-x86_64: dotnet ended with exit code 1");
        File.Exists(_fixture.Output("linux-x86_64", "Tool")).ShouldBeTrue();
    }

    [Fact]
    public async Task Analyzers_run_where_the_repository_asks_for_them()
    {
        _fixture.Context.Settings.DotNet.Properties["runanalyzers"] = "true";
        await BuildAsync("linux-x86_64");
        var call = Published.ShouldHaveSingleItem();
        call.Arguments.ShouldContain("-p:runanalyzers=true");
        call.Arguments.ShouldNotContain("-p:RunAnalyzers=false");
    }

    [Fact]
    public async Task Release_that_was_cancelled_starts_no_second_attempt()
    {
        using var cancelled = new CancellationTokenSource();
        _fails = _ =>
        {
            cancelled.Cancel();
            return true;
        };
        _fixture.Context.Settings.Targets.Add("linux-x86_64");
        await Should.ThrowAsync<OperationCanceledException>(() => _builder.BuildAsync(_fixture.Request("linux-x86_64", "Tool"), cancelled.Token));
        Published.ShouldHaveSingleItem();
    }

    private static string Property(RecordingRunner.Call call, string name) =>
        call.Arguments.Single(argument => argument.StartsWith($"-p:{name}=", StringComparison.Ordinal))[$"-p:{name}=".Length..];

    private async Task BuildAsync(params string[] targets)
    {
        Array.ForEach(targets, _fixture.Context.Settings.Targets.Add);
        foreach (var target in targets)
        {
            await _builder.BuildAsync(_fixture.Request(target, "Tool"), CancellationToken.None);
        }
    }

    private RecordingRunner.Outcome Play(RecordingRunner.Call call)
    {
        switch (call.Arguments[0])
        {
            case "msbuild":
                foreach (var runtime in XDocument.Load(call.Arguments[1]).Descendants("Built").Select(item => item.Attribute("AdditionalProperties")!.Value.Split('=', ';')[1]))
                {
                    if (!_broken.Contains($"Tool.{runtime}"))
                    {
                        File.WriteAllText(Path.Combine(Property(call, "ArtifactsPath"), "ready", $"Tool.{runtime}"), "");
                    }
                }

                return new RecordingRunner.Outcome(_broken.Count);
            case "publish" when _fails(call):
                return new RecordingRunner.Outcome(1);
            case "publish":
                File.WriteAllText(Path.Combine(Property(call, "PublishDir"), call.After("--runtime").StartsWith("win", StringComparison.Ordinal) ? "Tool.exe" : "Tool"), "program");
                return new RecordingRunner.Outcome();
            default:
                return new RecordingRunner.Outcome();
        }
    }
}
