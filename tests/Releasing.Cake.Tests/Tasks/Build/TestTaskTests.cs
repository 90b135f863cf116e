using Releasing.Cake.Tasks;
using Releasing.Cake.Tests.Builders;
using Releasing.Failures;

namespace Releasing.Cake.Tests.Tasks.Build;

public sealed class TestTaskTests : IDisposable
{
    private readonly BuilderFixture _fixture = new();
    private readonly TestTask _task = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Every_language_at_the_top_is_tested_in_its_own_way()
    {
        _fixture.Write("Cargo.toml", "").Write("Cargo.lock", "").Write("go.mod", "module x\n").Write("tool.sln", "")
            .Write("tests/Tool.Tests/Tool.Tests.csproj", "<Project><PackageReference Include=\"Microsoft.NET.Test.Sdk\"/></Project>")
            .Write("package.json", "{ \"scripts\": { \"test\": \"node --test\" } }")
            .Write("pyproject.toml", "").Write("tests/test_tool.py", "");
        _fixture.Missing.Add("pytest");
        await _task.RunAsync(_fixture.Context);
        var folder = Path.Combine(_fixture.Context.WorkFolder, "test");
        _fixture.Runner.Calls.Select(call => call.ToString()).ShouldBe(
        [
            "cargo test --locked",
            "go test -json ./...",
            $"dotnet test tool.sln --logger trx --results-directory {folder}/dotnet",
            "npm test",
            $"python3 -m pytest -p no:cacheprovider --junitxml={folder}/pytest.xml",
        ]);
        _fixture.Runner.Calls[0].Variables["CARGO_TARGET_DIR"].ShouldBe($"{folder}/cargo");
        _fixture.Runner.Calls.ShouldAllBe(call => call.Folder == _fixture.Root);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{ \"scripts\": { \"test\": \"echo \\\"Error: no test specified\\\" && exit 1\" } }")]
    public async Task Package_without_real_tests_runs_none_and_says_so(string package)
    {
        _fixture.Write("package.json", package);
        await _task.RunAsync(_fixture.Context);
        _fixture.Runner.Calls.ShouldBeEmpty();
        _fixture.Context.Run.Skipped.ShouldContain(item => item.Reason.Contains("Settings.Test.Commands", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Dependencies_of_node_are_installed_from_the_lock_file_first()
    {
        _fixture.Write("package.json", "{ \"scripts\": { \"test\": \"node --test\" } }").Write("package-lock.json", "{}");
        await _task.RunAsync(_fixture.Context);
        _fixture.Runner.Calls.Select(call => call.Arguments[0]).ShouldBe(["ci", "test"]);
    }

    [Fact]
    public async Task Project_that_is_no_test_is_not_tested()
    {
        _fixture.Write("src/Tool/Tool.csproj", "<Project/>")
            .Write("tests/Directory.Build.props", "<Project><PropertyGroup><IsTestProject>true</IsTestProject></PropertyGroup></Project>")
            .Write("tests/Sample/Sample.csproj", "<Project><PropertyGroup><IsTestProject>false</IsTestProject></PropertyGroup></Project>")
            .Write("tests/Tool.Tests/Tool.Tests.csproj", "<Project/>");
        await _task.RunAsync(_fixture.Context);
        _fixture.Runner.Calls.ShouldHaveSingleItem().Arguments[1].ShouldBe("tests/Tool.Tests/Tool.Tests.csproj");
    }

    [Fact]
    public async Task Commands_of_the_settings_replace_what_was_found()
    {
        _fixture.Write("go.mod", "module x\n");
        _fixture.Context.Settings.Test.Commands.Add(["make", "check", "A=b c"]);
        await _task.RunAsync(_fixture.Context);
        var call = _fixture.Runner.Calls.ShouldHaveSingleItem();
        call.Program.ShouldBe("make");
        call.Arguments.ShouldBe(["check", "A=b c"]);
        _task.Requirements(_fixture.Context).ShouldHaveSingleItem().Name.ShouldBe("make");
    }

    [Fact]
    public async Task Failure_stops_with_command_exit_code_last_lines_and_log()
    {
        _fixture.Write("go.mod", "module x\n");
        _fixture.Runner.Play = _ => new RecordingRunner.Outcome(1) { Output = ["{\"Action\":\"output\",\"Output\":\"--- FAIL: TestIt\\n\"}", "{\"Action\":\"fail\"}"] };
        var message = (await Should.ThrowAsync<ReleaseException>(() => _task.RunAsync(_fixture.Context))).Message;
        message.ShouldContain("Test: go ended with exit code 1");
        message.ShouldContain("$ go test -json ./...");
        message.ShouldContain("\n  --- FAIL: TestIt");
        message.ShouldContain(Path.Combine(_fixture.Context.WorkFolder, "test", "go.log"));
        message.ShouldNotContain("Action");
        File.ReadAllLines(Path.Combine(_fixture.Context.WorkFolder, "test", "go-test.json")).Length.ShouldBe(2);
    }

    [Fact]
    public async Task Command_that_takes_too_long_is_ended()
    {
        _fixture.Write("go.mod", "module x\n");
        _fixture.Context.Settings.Test.TimeLimit = TimeSpan.FromMilliseconds(30);
        _fixture.Runner.Play = _ => new RecordingRunner.Outcome { Hangs = true };
        (await Should.ThrowAsync<ReleaseException>(() => _task.RunAsync(_fixture.Context))).Message.ShouldContain("time limit");
    }

    [Fact]
    public async Task Tests_that_passed_for_this_commit_are_not_run_again_unless_asked_for()
    {
        _fixture.Write("go.mod", "module x\n");
        await _task.RunAsync(_fixture.Context);
        await new TestTask().RunAsync(_fixture.Context);
        _fixture.Runner.Calls.Count(call => call.Arguments[0] == "test").ShouldBe(1);
        using var asked = new BuilderFixture();
        asked.Arguments.Add(("target", "Test"));
        asked.Write("go.mod", "module x\n");
        await _task.RunAsync(asked.Context);
        await _task.RunAsync(asked.Context);
        asked.Runner.Calls.Count(call => call.Arguments[0] == "test").ShouldBe(2);
    }

    [Fact]
    public async Task Failure_is_not_remembered_as_passed()
    {
        _fixture.Write("go.mod", "module x\n");
        _fixture.Runner.Play = _ => new RecordingRunner.Outcome(1);
        await Should.ThrowAsync<ReleaseException>(() => _task.RunAsync(_fixture.Context));
        _fixture.Runner.Play = _ => new RecordingRunner.Outcome();
        await _task.RunAsync(_fixture.Context);
        _fixture.Runner.Calls.Count(call => call.Arguments[0] == "test").ShouldBe(2);
    }

    [SkippableTheory]
    [InlineData("v1.0.0", "Release", true)]
    [InlineData(null, "Release", false)]
    [InlineData(null, "test", true)]
    public void Tagged_version_is_tested_and_a_local_snapshot_only_when_asked_for(string? tag, string target, bool runs)
    {
        _fixture.Tag = tag;
        _fixture.Arguments.Add(("target", target));
        Skip.If(_fixture.Context.IsCI, "in CI everything is tested");
        _task.ShouldRun(_fixture.Context).ShouldBe(runs);
        _fixture.Context.Run.Skipped.Count.ShouldBe(runs ? 0 : 1);
    }
}
