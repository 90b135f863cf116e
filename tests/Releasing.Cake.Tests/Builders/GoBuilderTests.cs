using Releasing.Cake.Builders.Go;
using Releasing.Failures;
using Releasing.Targets;

namespace Releasing.Cake.Tests.Builders;

public sealed class GoBuilderTests : IDisposable
{
    private const string Main = "package main\n\nfunc main() {}\n";

    private readonly BuilderFixture _fixture = new();
    private readonly GoBuilder _builder = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Program_at_the_top_is_named_after_the_module()
    {
        _fixture.Write("go.mod", "module example.org/ada/tool/v2\n\ngo 1.19\n").Write("main.go", Main);
        _builder.Programs(_fixture.Context).ShouldBe(["tool"]);
    }

    [Fact]
    public void Every_main_under_cmd_is_a_program()
    {
        _fixture.Write("go.mod", "module example.org/tool\n")
            .Write("lib.go", "package tool\n")
            .Write("cmd/server/main.go", Main).Write("cmd/client/main.go", Main)
            .Write("cmd/internal/x.go", "package internal\n")
            .Write("cmd/other/go.mod", "module example.org/other\n").Write("cmd/other/main.go", Main);
        _builder.Programs(_fixture.Context).ShouldBe(["client", "server"]);
    }

    [Fact]
    public void Library_is_not_used()
    {
        _fixture.Write("go.mod", "module example.org/tool\n").Write("tool.go", "package tool\n").Write("tool_test.go", "package main\n");
        _builder.IsUsed(_fixture.Context).ShouldBeFalse();
    }

    [Theory]
    [InlineData("//go:build ignore\n\npackage main\n", false)]
    [InlineData("// Copyright\n\n//go:build tools || (ignore && linux)\n\npackage main\n", false)]
    [InlineData("//go:build linux && !cgo\n\npackage main\n", true)]
    [InlineData("//go:build !ignore\n\npackage main\n", true)]
    [InlineData("//go:build mine\n\npackage main\n", true)]
    [InlineData("/* package tool\n*/ package main // the program\n", true)]
    [InlineData("\uFEFF// package main\npackage tool\n", false)]
    public void Build_constraints_and_comments_are_understood(string source, bool isMain)
    {
        _fixture.Write("go.mod", "module example.org/tool\n").Write("main.go", source);
        _fixture.Context.Settings.Go.Tags.Add("mine");
        _builder.IsUsed(_fixture.Context).ShouldBe(isMain);
    }

    [Fact]
    public void Enabled_without_a_program_says_what_to_set()
    {
        _fixture.Write("go.mod", "module example.org/tool\n");
        _fixture.Context.Settings.Go.Enabled = true;
        Should.Throw<ReleaseException>(() => _builder.Programs(_fixture.Context)).Message.ShouldContain("Settings.Go.Mains");
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("/abs")]
    [InlineData("./...")]
    [InlineData("./missing")]
    public void Named_package_must_lie_in_the_repository(string package)
    {
        _fixture.Write("go.mod", "module example.org/tool\n").Write("main.go", Main);
        _fixture.Context.Settings.Go.Mains.Add(package);
        Should.Throw<ReleaseException>(() => _builder.Programs(_fixture.Context)).Message.ShouldContain($"'{package}'");
    }

    [Fact]
    public void Default_targets_leave_musl_to_the_static_program_and_universal2_to_its_task()
    {
        _fixture.Write("go.mod", "module example.org/tool\n").Write("main.go", Main);
        _builder.DefaultTargets(_fixture.Context).Select(target => target.Name).ShouldBe(
            ["linux-x86_64", "linux-aarch64", "linux-armv7", "macos-x86_64", "macos-aarch64", "windows-x86_64", "windows-aarch64"]);
        _builder.WhyNot(_fixture.Context, TargetTable.Get("linux-x86_64-musl")).ShouldBeNull();
        _builder.WhyNot(_fixture.Context, TargetTable.Get("macos-universal2"))!.ShouldContain("UniversalBinary");
    }

    [Fact]
    public void Cgo_needs_a_compiler_of_the_target()
    {
        _fixture.Write("go.mod", "module example.org/tool\n").Write("main.go", Main);
        _fixture.Context.Settings.Go.Cgo = true;
        var target = TargetTable.Get("macos-aarch64") == TargetTable.Host ? TargetTable.Get("linux-armv7") : TargetTable.Get("macos-aarch64");
        var variable = "CC_" + target.RustTriple!.Replace('-', '_');
        _builder.WhyNot(_fixture.Context, target)!.ShouldContain(variable);
        _fixture.Variables[variable] = "oa64-clang";
        _builder.WhyNot(_fixture.Context, target).ShouldBeNull();
    }

    [Fact]
    public async Task Builds_all_programs_of_a_target_in_one_run_with_everything_that_decides_the_bytes_set()
    {
        _fixture.Write("go.mod", "module example.org/tool\n").Write("cmd/a/main.go", Main).Write("cmd/b/main.go", Main).Write("vendor/modules.txt", "");
        _fixture.Context.Settings.Go.Tags.Add("netgo");
        _fixture.Runner.Play = WritePrograms;
        await _builder.BuildAsync(_fixture.Request("linux-armv7", "a", "b"), CancellationToken.None);

        var call = _fixture.Runner.Calls.ShouldHaveSingleItem();
        call.Program.ShouldBe("go");
        call.Arguments.ShouldContain("-trimpath");
        call.Arguments.ShouldContain("-buildvcs=false");
        call.Arguments.ShouldContain("-tags=netgo");
        call.Arguments.ShouldContain($"-ldflags=-s -w -X main.version=1.2.3 -X main.commit={_fixture.Context.Version.Commit} -X main.date=2024-02-03T04:05:06Z");
        call.Arguments.SkipWhile(argument => argument != "--").ShouldBe(["--", "./cmd/a", "./cmd/b"]);
        call.Variables["GOOS"].ShouldBe("linux");
        call.Variables["GOARCH"].ShouldBe("arm");
        call.Variables["GOARM"].ShouldBe("7");
        call.Variables["CGO_ENABLED"].ShouldBe("0");
        call.Variables["GOFLAGS"].ShouldBe("-mod=vendor");
        call.Variables["GOTOOLCHAIN"].ShouldBe("local");
        call.Variables["SOURCE_DATE_EPOCH"].ShouldBe("1706933106");
        call.Variables.Keys.ShouldNotContain("GOAMD64");
        call.Variables.Keys.ShouldNotContain("GOCACHE");
        call.Folder.ShouldBe(_fixture.Root);
        File.ReadAllText(_fixture.Output("linux-armv7", "a")).ShouldBe("./cmd/a");
        File.ReadAllText(_fixture.Output("linux-armv7", "b")).ShouldBe("./cmd/b");
    }

    [Fact]
    public async Task Both_C_libraries_get_the_programs_of_one_compilation()
    {
        _fixture.Write("go.mod", "module example.org/tool\n").Write("cmd/a/main.go", Main).Write("cmd/b/main.go", Main);
        _fixture.Runner.Play = WritePrograms;
        string[] targets = ["linux-x86_64", "linux-x86_64-musl", "linux-aarch64"];
        await Task.WhenAll(targets.Select(target => _builder.BuildAsync(_fixture.Request(target, "a", "b"), CancellationToken.None)));

        _fixture.Runner.Calls.Select(call => call.Variables["GOARCH"]).Order().ShouldBe(["amd64", "arm64"]);
        foreach (var target in targets)
        {
            File.ReadAllText(_fixture.Output(target, "a")).ShouldBe("./cmd/a");
            File.ReadAllText(_fixture.Output(target, "b")).ShouldBe("./cmd/b");
        }
    }

    [Fact]
    public async Task C_code_is_compiled_for_each_C_library()
    {
        _fixture.Write("go.mod", "module example.org/tool\n").Write("cmd/a/main.go", Main);
        _fixture.Context.Settings.Go.Cgo = true;
        _fixture.Variables["CC_x86_64_unknown_linux_gnu"] = _fixture.Variables["CC_x86_64_unknown_linux_musl"] = "clang";
        _fixture.Runner.Play = WritePrograms;
        await _builder.BuildAsync(_fixture.Request("linux-x86_64", "a"), CancellationToken.None);
        await _builder.BuildAsync(_fixture.Request("linux-x86_64-musl", "a"), CancellationToken.None);

        _fixture.Runner.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Program_that_go_did_not_write_is_named()
    {
        _fixture.Write("go.mod", "module example.org/tool\n").Write("main.go", Main);
        var exception = await Should.ThrowAsync<ReleaseException>(() => _builder.BuildAsync(_fixture.Request("windows-x86_64", "tool"), CancellationToken.None));
        exception.Message.ShouldContain("tool.exe is not there");
    }

    [Fact]
    public async Task Failure_names_tool_command_exit_code_last_lines_and_log_without_the_secret()
    {
        _fixture.Write("go.mod", "module example.org/tool\n").Write("main.go", Main);
        _fixture.Mask = line => line.Replace("hunter2", "***", StringComparison.Ordinal);
        _fixture.Context.Settings.Go.LinkerFlags = "-X 'main.key=hunter2'";
        _fixture.Runner.Play = _ => new RecordingRunner.Outcome(3) { Error = [.. Enumerable.Range(1, 40).Select(line => $"line {line} hunter2")] };
        var request = _fixture.Request("linux-x86_64", "tool");
        var message = (await Should.ThrowAsync<ReleaseException>(() => _builder.BuildAsync(request, CancellationToken.None))).Message;
        message.ShouldContain("CrossCompile: linux-x86_64: go ended with exit code 3");
        message.ShouldContain("$ go build -trimpath -buildvcs=false '-ldflags=-X '\\''main.key=***'\\''' -o ");
        message.ShouldContain("\n  line 21 ***\n");
        message.ShouldContain("\n  line 40 ***");
        message.ShouldNotContain("line 20 ");
        message.ShouldContain(request.Log.FilePath);
        message.ShouldNotContain("hunter2");
        request.Log.Lines.ShouldNotContain(line => line.Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Missing_go_is_a_sentence()
    {
        _fixture.Write("go.mod", "module example.org/tool\n").Write("main.go", Main);
        _fixture.Missing.Add("go");
        var exception = await Should.ThrowAsync<ReleaseException>(() => _builder.BuildAsync(_fixture.Request("linux-x86_64", "tool"), CancellationToken.None));
        exception.Message.ShouldContain("go");
        exception.Message.ShouldContain("Doctor");
    }

    [Fact]
    public async Task Cancellation_ends_the_compiler()
    {
        _fixture.Write("go.mod", "module example.org/tool\n").Write("main.go", Main);
        using var cancellation = new CancellationTokenSource();
        _fixture.Runner.Play = _ =>
        {
            cancellation.CancelAfter(TimeSpan.FromMilliseconds(20));
            return new RecordingRunner.Outcome { Hangs = true };
        };
        await Should.ThrowAsync<OperationCanceledException>(() => _builder.BuildAsync(_fixture.Request("linux-x86_64", "tool"), cancellation.Token));
    }

    [Fact]
    public void Facts_tell_versions_and_settings_apart_but_hold_no_path()
    {
        _fixture.Write("go.mod", "module example.org/tool\n").Write("main.go", Main);
        var target = TargetTable.Get("linux-x86_64");
        var before = _builder.Facts(_fixture.Context, target);
        before.ShouldContain("goamd64=v1");
        before.ShouldNotContain(fact => fact.Contains(_fixture.Root, StringComparison.Ordinal));
        _fixture.Context.Settings.Go.Amd64Level = "v3";
        _builder.Facts(_fixture.Context, target).ShouldNotBe(before);
        _fixture.Runner.Calls.ShouldBeEmpty();
    }

    [Fact]
    public void Settings_that_go_would_misread_are_refused()
    {
        var settings = _fixture.Context.Settings.Go;
        settings.Amd64Level = "v9";
        settings.Tags.Add("a b");
        settings.LinkerFlags = "{vesion}";
        settings.Validate().Count().ShouldBe(3);
    }

    private static RecordingRunner.Outcome WritePrograms(RecordingRunner.Call call)
    {
        foreach (var package in call.Arguments.SkipWhile(argument => argument != "--").Skip(1))
        {
            File.WriteAllText(Path.Combine(call.After("-o"), Path.GetFileName(package)), package);
        }

        return new RecordingRunner.Outcome();
    }
}
