using System.Text.Json;
using Releasing.Cake.Builders.Rust;
using Releasing.Failures;
using Releasing.Targets;

namespace Releasing.Cake.Tests.Builders;

public sealed class RustBuilderTests : IDisposable
{
    private const string Host = "x86_64-unknown-linux-gnu";

    private readonly BuilderFixture _fixture = new();
    private readonly RustBuilder _builder = new();
    private readonly TemporaryFolder _sysroot = new();
    private readonly List<object> _packages = [];

    public RustBuilderTests()
    {
        _fixture.Write("Cargo.toml", "[workspace]\n");
        _fixture.Runner.Play = Play;
        foreach (var program in new[] { "cross", "cargo-zigbuild", "zig", "docker", "podman", "aarch64-linux-gnu-gcc", "arm-linux-gnueabihf-gcc", "x86_64-w64-mingw32-gcc", "aarch64-linux-musl-gcc" })
        {
            _fixture.Missing.Add(program);
        }

        Install(Host);
    }

    public void Dispose()
    {
        _fixture.Dispose();
        _sysroot.Dispose();
    }

    [Fact]
    public void Programs_are_the_bins_of_packages_that_may_be_published()
    {
        Package("app", publish: null, ("app", []), ("extra", ["fancy"]));
        Package("xtask", publish: [], ("xtask", []));
        _builder.Programs(_fixture.Context).ShouldBe(["app"]);
    }

    [Fact]
    public void Workspace_that_publishes_nothing_releases_all_its_programs()
    {
        Package("b", publish: [], ("b", []));
        Package("a", publish: [], ("a", []));
        _builder.Programs(_fixture.Context).ShouldBe(["a", "b"]);
    }

    [Theory]
    [InlineData("fancy", true)]
    [InlineData("app/fancy", true)]
    [InlineData("all", true)]
    [InlineData("other", false)]
    public void Required_features_are_honoured_through_what_they_imply(string feature, bool isBuilt)
    {
        Package("app", publish: null, ("app", []), ("extra", ["fancy"]));
        _fixture.Context.Settings.Rust.Features.Add(feature);
        _builder.Programs(_fixture.Context).Contains("extra").ShouldBe(isBuilt);
    }

    [Fact]
    public void Chosen_program_that_needs_a_feature_says_which()
    {
        Package("app", publish: null, ("extra", ["fancy"]));
        _fixture.Context.Settings.Rust.Binaries.Add("extra");
        Should.Throw<ReleaseException>(() => _builder.Programs(_fixture.Context)).Message.ShouldContain("needs the feature fancy");
    }

    [Fact]
    public void Chosen_program_that_does_not_exist_lists_those_that_do()
    {
        Package("app", publish: null, ("one", []), ("two", []));
        _fixture.Context.Settings.Rust.Binaries.Add("three");
        Should.Throw<ReleaseException>(() => _builder.Programs(_fixture.Context)).Message.ShouldContain("one, two");
    }

    [Fact]
    public void Two_programs_of_one_name_are_refused()
    {
        Package("a", publish: null, ("tool", []));
        Package("b", publish: null, ("tool", []));
        Should.Throw<ReleaseException>(() => _builder.Programs(_fixture.Context)).Message.ShouldContain("a and b both make 'tool'");
    }

    [Fact]
    public void Library_is_not_used()
    {
        Package("lib", publish: null);
        _builder.IsUsed(_fixture.Context).ShouldBeFalse();
    }

    [Fact]
    public void Answers_of_cargo_and_rustc_are_kept_until_something_changes()
    {
        Package("app", publish: null, ("app", []));
        _builder.Programs(_fixture.Context);
        _builder.WhyNot(_fixture.Context, TargetTable.Get(Host));
        _fixture.Runner.Calls.Count.ShouldBe(2);
        var again = new RustBuilder();
        again.Programs(_fixture.Context).ShouldBe(["app"]);
        again.WhyNot(_fixture.Context, TargetTable.Get(Host)).ShouldBeNull();
        _fixture.Runner.Calls.Count.ShouldBe(2);
        _fixture.Variables["RUSTUP_TOOLCHAIN"] = "nightly";
        new RustBuilder().WhyNot(_fixture.Context, TargetTable.Get(Host));
        _fixture.Runner.Calls.Count.ShouldBe(3);
    }

    [SkippableFact]
    public void Missing_standard_library_comes_with_the_command_that_adds_it()
    {
        RequireLinuxX64();
        _builder.WhyNot(_fixture.Context, TargetTable.Get("linux-aarch64"))
            .ShouldBe("the Rust standard library for aarch64-unknown-linux-gnu is missing; run 'rustup target add aarch64-unknown-linux-gnu'");
        _builder.WhyNot(_fixture.Context, TargetTable.Get("windows-x86_64"))!.ShouldContain("rustup target add x86_64-pc-windows-gnu'");
    }

    [SkippableFact]
    public async Task Linker_of_another_processor_is_named_to_cargo()
    {
        RequireLinuxX64();
        Package("app", publish: null, ("app", []));
        Install("aarch64-unknown-linux-gnu");
        _builder.WhyNot(_fixture.Context, TargetTable.Get("linux-aarch64"))!.ShouldContain("aarch64-linux-gnu-gcc");
        _fixture.Missing.Remove("aarch64-linux-gnu-gcc");
        var found = new RustBuilder();
        found.WhyNot(_fixture.Context, TargetTable.Get("linux-aarch64")).ShouldBeNull();
        await found.BuildAsync(_fixture.Request("linux-aarch64", "app"), CancellationToken.None);
        _fixture.Runner.Calls[^1].Variables["CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER"].ShouldBe("aarch64-linux-gnu-gcc");
    }

    [SkippableFact]
    public void Linker_named_by_the_repository_is_enough()
    {
        RequireLinuxX64();
        Install("aarch64-apple-darwin");
        _builder.WhyNot(_fixture.Context, TargetTable.Get("macos-aarch64"))!.ShouldContain("cargo-zigbuild");
        _fixture.Write(".cargo/config.toml", "[target.aarch64-apple-darwin]\nlinker = \"oa64-clang\"\n");
        new RustBuilder().WhyNot(_fixture.Context, TargetTable.Get("macos-aarch64")).ShouldBeNull();
    }

    [SkippableFact]
    public async Task Zig_links_what_cargo_cannot_and_for_an_old_glibc()
    {
        RequireLinuxX64();
        Package("app", publish: null, ("app", []));
        Install("aarch64-unknown-linux-gnu");
        _fixture.Missing.Remove("cargo-zigbuild");
        _fixture.Missing.Remove("zig");
        _fixture.Context.Settings.MaxGlibc = "2.28";
        await _builder.BuildAsync(_fixture.Request("linux-aarch64", "app"), CancellationToken.None);
        var call = _fixture.Runner.Calls[^1];
        call.Arguments[0].ShouldBe("zigbuild");
        call.After("--target").ShouldBe("aarch64-unknown-linux-gnu.2.28");
    }

    [SkippableFact]
    public async Task Cross_needs_no_standard_library_but_a_container_engine()
    {
        RequireLinuxX64();
        Package("app", publish: null, ("app", []));
        _fixture.Missing.Remove("cross");
        _fixture.Context.Settings.Rust.Driver = "cross";
        _builder.WhyNot(_fixture.Context, TargetTable.Get("linux-armv7"))!.ShouldContain("docker or podman");
        _fixture.Missing.Remove("podman");
        var builder = new RustBuilder();
        await builder.BuildAsync(_fixture.Request("linux-armv7", "app"), CancellationToken.None);
        _fixture.Runner.Calls[^1].Program.ShouldBe("cross");
        builder.WhyNot(_fixture.Context, TargetTable.Get("macos-x86_64"))!.ShouldContain("no image");
    }

    [SkippableFact]
    public async Task Release_profile_features_and_remapped_paths_reach_cargo()
    {
        RequireLinuxX64();
        Package("app", publish: null, ("app", []), ("extra", ["fancy"]));
        var settings = _fixture.Context.Settings.Rust;
        settings.Features.Add("fancy");
        settings.NoDefaultFeatures = true;
        settings.PanicAbort = true;
        settings.Lto = "thin";
        _fixture.Variables["RUSTFLAGS"] = "-C target-cpu=native";
        await _builder.BuildAsync(_fixture.Request("linux-x86_64", "app", "extra"), CancellationToken.None);
        var call = _fixture.Runner.Calls[^1];
        call.ToString().ShouldStartWith($"cargo build --release --target {Host} --target-dir ");
        call.ToString().ShouldEndWith("--message-format=json-render-diagnostics --locked --no-default-features --features fancy --package app --bin app --bin extra");
        call.Variables["CARGO_PROFILE_RELEASE_LTO"].ShouldBe("thin");
        call.Variables["CARGO_PROFILE_RELEASE_CODEGEN_UNITS"].ShouldBe("1");
        call.Variables["CARGO_PROFILE_RELEASE_STRIP"].ShouldBe("symbols");
        call.Variables["CARGO_PROFILE_RELEASE_PANIC"].ShouldBe("abort");
        var flags = call.Variables["CARGO_ENCODED_RUSTFLAGS"]!.Split('\u001F');
        flags[..2].ShouldBe(["-C", "target-cpu=native"]);
        flags.ShouldContain($"--remap-path-prefix={_fixture.Root}=/src");
        flags[^1].ShouldEndWith("=/target");
        File.ReadAllText(_fixture.Output("linux-x86_64", "extra")).ShouldBe("extra");
    }

    [SkippableFact]
    public async Task Flags_that_the_repository_has_for_a_target_stay_in_force()
    {
        RequireLinuxX64();
        Package("app", publish: null, ("app", []));
        _fixture.Write(".cargo/config.toml", "[target.'cfg(unix)']\nrustflags = [\"-C\", \"relro-level=full\"]\n");
        await _builder.BuildAsync(_fixture.Request("linux-x86_64", "app"), CancellationToken.None);
        var call = _fixture.Runner.Calls[^1];
        call.Variables.Keys.ShouldNotContain("CARGO_ENCODED_RUSTFLAGS");
        call.After("--config").ShouldStartWith($"target.{Host}.rustflags=[\"--remap-path-prefix=");
    }

    [SkippableFact]
    public async Task Program_that_cargo_did_not_report_is_named()
    {
        RequireLinuxX64();
        Package("app", publish: null, ("app", []));
        _fixture.Runner.Play = call => call.Arguments[0] == "build" ? new RecordingRunner.Outcome() : Play(call);
        var exception = await Should.ThrowAsync<ReleaseException>(() => _builder.BuildAsync(_fixture.Request("linux-x86_64", "app"), CancellationToken.None));
        exception.Message.ShouldContain("built no program 'app'");
    }

    [Fact]
    public void Settings_that_cargo_would_refuse_are_refused_first()
    {
        var settings = _fixture.Context.Settings.Rust;
        settings.Driver = "make";
        settings.Lto = "yes";
        settings.CodegenUnits = 0;
        settings.Validate().Count().ShouldBe(3);
    }

    private static void RequireLinuxX64() => Skip.IfNot(TargetTable.Host?.Name == "linux-x86_64", "which linker is native depends on the machine");

    private void Install(string triple) => _sysroot.Write($"lib/rustlib/{triple}/lib/libstd-1.rlib", "");

    private void Package(string name, string[]? publish, params (string Name, string[] Required)[] bins) => _packages.Add(new Dictionary<string, object?>
    {
        ["name"] = name,
        ["publish"] = publish,
        ["manifest_path"] = Path.Combine(_fixture.Root, name, "Cargo.toml"),
        ["features"] = new Dictionary<string, string[]> { ["fancy"] = ["dep:x"], ["all"] = ["fancy"], ["other"] = [], ["default"] = ["other"] },
        ["targets"] = bins.Select(bin => new Dictionary<string, object> { ["kind"] = new[] { "bin" }, ["name"] = bin.Name, ["required-features"] = bin.Required }).ToArray(),
    });

    private RecordingRunner.Outcome Play(RecordingRunner.Call call)
    {
        if (call.Program == "rustc")
        {
            return new RecordingRunner.Outcome { Output = [_sysroot.FullPath] };
        }

        if (call.Arguments[0] == "metadata")
        {
            return new RecordingRunner.Outcome { Output = [JsonSerializer.Serialize(new { packages = _packages, workspace_root = _fixture.Root })] };
        }

        var folder = call.After("--target-dir");
        Directory.CreateDirectory(folder);
        var names = call.Arguments.Zip(call.Arguments.Skip(1)).Where(pair => pair.First == "--bin").Select(pair => pair.Second).ToList();
        foreach (var name in names)
        {
            File.WriteAllText(Path.Combine(folder, name), name);
        }

        return new RecordingRunner.Outcome
        {
            Output = [.. names.Select(name => JsonSerializer.Serialize(new { reason = "compiler-artifact", executable = Path.Combine(folder, name), target = new { kind = new[] { "bin" }, name } })), "note: not JSON"],
        };
    }
}
