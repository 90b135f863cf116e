using Releasing.Cake.Builders.DotNet;
using Releasing.Failures;
using Releasing.Targets;

namespace Releasing.Cake.Tests.Builders;

public sealed class DotNetBuilderTests : IDisposable
{
    private const string Program = "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>";

    private readonly BuilderFixture _fixture = new();
    private readonly DotNetBuilder _builder = new();
    private readonly List<string> _feed = [];

    private List<RecordingRunner.Call> Published => [.. _fixture.Runner.Calls.Where(call => call.Arguments[0] == "publish")];

    public DotNetBuilderTests() => _fixture.Runner.Play = Play;

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Programs_are_the_projects_that_make_an_executable()
    {
        _fixture.Write("src/Tool/Tool.csproj", Program)
            .Write("src/Named/Named.csproj", Program.Replace("<OutputType>", "<AssemblyName>other</AssemblyName><OutputType>", StringComparison.Ordinal))
            .Write("src/Web/Web.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\"/>")
            .Write("src/Library/Library.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"/>")
            .Write("src/Inner/Inner.csproj", Program.Replace("<OutputType>", "<IsPublishable>false</IsPublishable><OutputType>", StringComparison.Ordinal))
            .Write("build/Build.csproj", Program).Write("tests/Tool.Tests/Tool.Tests.csproj", Program).Write("src/samples/Sample/Sample.csproj", Program)
            .Write("src/Tool.Tests/Tool.Tests.csproj", Program.Replace("</PropertyGroup>", "<IsTestProject>true</IsTestProject></PropertyGroup>", StringComparison.Ordinal));
        _builder.Programs(_fixture.Context).ShouldBe(["Tool", "Web", "other"]);
        _fixture.Runner.Calls.ShouldBeEmpty();
    }

    [Fact]
    public void Repository_without_a_program_is_not_used()
    {
        _fixture.Write("src/Library/Library.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"/>").Write("build/Build.csproj", Program);
        _builder.IsUsed(_fixture.Context).ShouldBeFalse();
    }

    [Fact]
    public void Two_programs_of_one_name_are_refused()
    {
        _fixture.Write("src/A/Tool.csproj", Program).Write("src/B/Tool.csproj", Program);
        Should.Throw<ReleaseException>(() => _builder.Programs(_fixture.Context)).Message.ShouldContain("both make 'Tool'");
    }

    [Fact]
    public void Broken_project_file_is_named()
    {
        _fixture.Write("Tool.csproj", "<Project>");
        Should.Throw<ReleaseException>(() => _builder.Programs(_fixture.Context)).Message.ShouldContain("Tool.csproj");
    }

    [Fact]
    public void Missing_runtime_pack_is_named_and_asked_for_once()
    {
        _fixture.Write("Tool.csproj", Program);
        _feed.AddRange(
        [
            "/x/probe.csproj : error NU1101: Unable to find package Microsoft.NETCore.App.Host.osx-arm64. No packages exist with this id in source(s): the feed",
            "/x/probe.csproj : error NU1101: Unable to find package Microsoft.NETCore.App.Runtime.osx-arm64. No packages exist with this id in source(s): the feed",
            "/x/probe.csproj : error NU1102: Unable to find package Microsoft.NETCore.App.Runtime.linux-musl-x64 with version (= 10.0.12)",
        ]);
        _builder.WhyNot(_fixture.Context, TargetTable.Get("macos-aarch64")).ShouldBe("runtime pack Microsoft.NETCore.App.Runtime.osx-arm64 is not on the feed");
        _builder.WhyNot(_fixture.Context, TargetTable.Get("linux-x86_64-musl")).ShouldBe("runtime pack Microsoft.NETCore.App.Runtime.linux-musl-x64 is not on the feed");
        _builder.WhyNot(_fixture.Context, TargetTable.Get("linux-x86_64")).ShouldBeNull();
        new DotNetBuilder().WhyNot(_fixture.Context, TargetTable.Get("windows-x86_64")).ShouldBeNull();
        var call = _fixture.Runner.Calls.ShouldHaveSingleItem();
        call.Arguments.ShouldContain("-p:ImportDirectoryBuildProps=false");
    }

    [Fact]
    public void Feed_that_cannot_be_reached_is_told_and_asked_again_next_time()
    {
        _fixture.Write("Tool.csproj", Program);
        _feed.Add("/x/probe.csproj : error NU1301: Unable to load the service index for source https://example.org");
        _builder.WhyNot(_fixture.Context, TargetTable.Get("linux-x86_64"))!.ShouldContain("NU1301");
        _feed.Clear();
        new DotNetBuilder().WhyNot(_fixture.Context, TargetTable.Get("linux-x86_64")).ShouldBeNull();
        _fixture.Runner.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Publishes_one_file_with_version_commit_and_without_servers()
    {
        _fixture.Write("src/Tool/Tool.csproj", Program);
        _fixture.Context.Settings.Targets.Add("windows-x86_64");
        _fixture.Context.Settings.DotNet.Trimmed = true;
        _fixture.Context.Settings.DotNet.Properties["Greeting"] = "a;b,$(c) \"d\"";
        await _builder.BuildAsync(_fixture.Request("windows-x86_64", "Tool"), CancellationToken.None);
        var call = Published.ShouldHaveSingleItem();
        call.Program.ShouldBe("dotnet");
        call.After("--runtime").ShouldBe("win-x64");
        call.After("--self-contained").ShouldBe("true");
        call.Arguments.ShouldContain($"-p:ArtifactsPath={Path.Combine(_fixture.Context.WorkFolder, "build", "windows-x86_64", "artifacts")}");
        call.Arguments.ShouldContain("-p:PublishSingleFile=true");
        call.Arguments.ShouldContain("-p:PublishTrimmed=true");
        call.Arguments.ShouldContain("-p:PublishAot=false");
        call.Arguments.ShouldContain("-p:Version=1.2.3");
        call.Arguments.ShouldContain($"-p:SourceRevisionId={_fixture.Context.Version.Commit}");
        call.Arguments.ShouldContain("-p:Greeting=a%3Bb%2C%24%28c%29 %22d%22");
        call.Variables["MSBUILDDISABLENODEREUSE"].ShouldBe("1");
        File.ReadAllText(_fixture.Output("windows-x86_64", "Tool")).ShouldBe("program");
        _fixture.Context.Run.Remarks.ShouldContain(remark => remark.Contains("appsettings.json", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Native_code_is_made_for_this_machine_and_the_runtime_goes_inside_for_others()
    {
        _fixture.Write("Tool.csproj", Program.Replace("<OutputType>", "<PublishAot>true</PublishAot><OutputType>", StringComparison.Ordinal));
        var host = TargetTable.Host.ShouldNotBeNull();
        var other = TargetTable.Get(host.Os == TargetOs.Windows ? "linux-x86_64" : "windows-x86_64");
        _fixture.Context.Settings.Targets.Add(host.Name);
        _fixture.Context.Settings.Targets.Add(other.Name);
        await _builder.BuildAsync(_fixture.Request(host.Name, "Tool"), CancellationToken.None);
        await _builder.BuildAsync(_fixture.Request(other.Name, "Tool"), CancellationToken.None);
        Published[0].Arguments.ShouldContain("-p:PublishAot=true");
        Published[0].Arguments.ShouldNotContain("-p:PublishSingleFile=true");
        Published[1].Arguments.ShouldContain("-p:PublishAot=false");
        Published[1].Arguments.ShouldContain("-p:PublishSingleFile=true");
    }

    [Fact]
    public async Task Newest_of_several_frameworks_is_published()
    {
        _fixture.Write("Tool.csproj", Program.Replace("<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>net8.0;net10.0;netstandard2.0</TargetFrameworks>", StringComparison.Ordinal));
        _fixture.Context.Settings.Targets.Add("linux-x86_64");
        await _builder.BuildAsync(_fixture.Request("linux-x86_64", "Tool"), CancellationToken.None);
        Published[0].After("--framework").ShouldBe("net10.0");
    }

    [Fact]
    public void Property_that_msbuild_could_not_read_is_refused()
    {
        _fixture.Context.Settings.DotNet.Properties["a b"] = "1";
        _fixture.Context.Settings.DotNet.Validate().ShouldHaveSingleItem();
    }

    private RecordingRunner.Outcome Play(RecordingRunner.Call call)
    {
        if (call.Arguments[0] == "restore")
        {
            return new RecordingRunner.Outcome(_feed.Count == 0 ? 0 : 1) { Output = [.. _feed] };
        }

        var folder = call.Arguments.Single(argument => argument.StartsWith("-p:PublishDir=", StringComparison.Ordinal))["-p:PublishDir=".Length..];
        var name = Path.GetFileNameWithoutExtension(call.Arguments[1]) + (call.After("--runtime").StartsWith("win", StringComparison.Ordinal) ? ".exe" : "");
        File.WriteAllText(Path.Combine(folder, name), "program");
        File.WriteAllText(Path.Combine(folder, "appsettings.json"), "{}");
        return new RecordingRunner.Outcome();
    }
}
