using System.Buffers.Binary;
using Releasing.Cake.Builders.Zig;
using Releasing.Failures;
using Releasing.Targets;

namespace Releasing.Cake.Tests.Builders;

public sealed class ZigBuilderTests : IDisposable
{
    private const string Main = "#include <stdio.h>\n\nint main(void)\n{\n    return 0;\n}\n";

    private readonly BuilderFixture _fixture = new();
    private readonly ZigBuilder _builder = new();

    public ZigBuilderTests() => _fixture.Runner.Play = Play;

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("main.c")]
    [InlineData("src/main.c")]
    public void Plain_C_repository_makes_one_program_of_the_projects_name(string file)
    {
        _fixture.Write(file, Main);
        _builder.IsUsed(_fixture.Context).ShouldBeTrue();
        _builder.Programs(_fixture.Context).ShouldBe(["tool"]);
        _builder.DefaultTargets(_fixture.Context).Count.ShouldBe(10);
    }

    [Theory]
    [InlineData("lib.c", "int add(int a) { return main_helper(a); }\n", "README", "")]
    [InlineData("main.c", Main, "go.mod", "module x\n")]
    [InlineData("src/main.c", Main, "Cargo.toml", "")]
    [InlineData("src/main.c", Main, "Tool.csproj", "<Project/>")]
    public void C_files_of_a_library_or_of_another_language_are_left_alone(string file, string text, string other, string otherText)
    {
        _fixture.Write(file, text).Write(other, otherText);
        _builder.IsUsed(_fixture.Context).ShouldBeFalse();
    }

    [Fact]
    public async Task Compiles_without_a_path_or_time_of_this_machine()
    {
        _fixture.Write("src/main.c", Main).Write("src/b.c", "").Write("src/a.c", "").Write("include/tool.h", "");
        _fixture.Context.Settings.Zig.CompilerArguments.Add("-DVERSION=\"{version}\"");
        _fixture.Context.Settings.MaxGlibc = "2.28";
        await _builder.BuildAsync(_fixture.Request("linux-aarch64", "tool"), CancellationToken.None);
        var call = _fixture.Runner.Calls.ShouldHaveSingleItem();
        call.ToString().ShouldBe(
            $"zig cc -target aarch64-linux-gnu.2.28 -O2 -g0 -s -ffile-prefix-map={_fixture.Root}=. -Iinclude -DVERSION=\"1.2.3\" -o {call.After("-o")} src/a.c src/b.c src/main.c");
        call.Variables["SOURCE_DATE_EPOCH"].ShouldBe("1706933106");
        call.Folder.ShouldBe(_fixture.Root);
        File.Exists(_fixture.Output("linux-aarch64", "tool")).ShouldBeTrue();
    }

    [Fact]
    public async Task Several_programs_by_pattern_and_CPlusPlus_by_its_ending()
    {
        _fixture.Write("a/main.c", Main).Write("b/main.cpp", Main).Write("b/other.cpp", "");
        _fixture.Context.Settings.Zig.Programs["a"] = ["a/*.c"];
        _fixture.Context.Settings.Zig.Programs["b"] = ["b/*.cpp"];
        await _builder.BuildAsync(_fixture.Request("macos-aarch64", "a", "b"), CancellationToken.None);
        _fixture.Runner.Calls.Select(call => call.Arguments[0]).ShouldBe(["cc", "c++"]);
        _fixture.Runner.Calls[1].ToString().ShouldEndWith("b/main.cpp b/other.cpp");
    }

    [Fact]
    public void Pattern_that_matches_nothing_is_named()
    {
        _fixture.Context.Settings.Zig.Programs["a"] = ["nothing/*.c"];
        Should.Throw<ReleaseException>(() => _builder.Programs(_fixture.Context)).Message.ShouldContain("'a'");
    }

    [Fact]
    public async Task Build_file_is_built_by_zig_build_with_a_cache_of_its_own()
    {
        _fixture.Write("build.zig", "").Write("src/main.c", Main);
        _fixture.Context.Settings.Zig.Installs.Add("one");
        await _builder.BuildAsync(_fixture.Request("linux-x86_64-musl", "one"), CancellationToken.None);
        var call = _fixture.Runner.Calls.ShouldHaveSingleItem();
        call.ToString().ShouldStartWith("zig build -Dtarget=x86_64-linux-musl -Doptimize=ReleaseSafe --prefix ");
        call.After("--cache-dir").ShouldStartWith(_fixture.Context.WorkFolder);
        File.Exists(_fixture.Output("linux-x86_64-musl", "one")).ShouldBeTrue();
    }

    [Fact]
    public async Task Program_that_was_not_installed_is_named_with_those_that_were()
    {
        _fixture.Write("build.zig", "");
        var exception = await Should.ThrowAsync<ReleaseException>(() => _builder.BuildAsync(_fixture.Request("linux-x86_64", "tool"), CancellationToken.None));
        exception.Message.ShouldContain("no program 'tool' but one");
        exception.Message.ShouldContain("Settings.Zig.Installs");
    }

    [Fact]
    public async Task Windows_program_carries_the_time_of_its_contents()
    {
        _fixture.Write("main.c", Main);
        await _builder.BuildAsync(_fixture.Request("windows-x86_64", "tool"), CancellationToken.None);
        var bytes = File.ReadAllBytes(_fixture.Output("windows-x86_64", "tool"));
        BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(0x40 + 8)).ShouldBe(1_706_933_106u);
        BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(0x200 + 4)).ShouldBe(1_706_933_106u);
        BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(0x220 + 4)).ShouldBe(1_706_933_106u);
    }

    [Fact]
    public void Settings_that_zig_would_refuse_are_refused_first()
    {
        var settings = _fixture.Context.Settings.Zig;
        settings.Optimize = "Debug";
        settings.Installs.Add("../x");
        settings.Programs["x.exe"] = ["*.c"];
        settings.Validate().Count().ShouldBe(3);
    }

    [Fact]
    public void Universal_program_is_joined_by_its_task() =>
        _builder.WhyNot(_fixture.Context, TargetTable.Universal)!.ShouldContain("UniversalBinary");

    private static RecordingRunner.Outcome Play(RecordingRunner.Call call)
    {
        if (call.Arguments[0] == "build")
        {
            var folder = Path.Combine(call.After("--prefix"), "bin");
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, "one"), "program");
        }
        else
        {
            File.WriteAllBytes(call.After("-o"), call.After("-target").Contains("windows", StringComparison.Ordinal) ? Pe() : [1]);
        }

        return new RecordingRunner.Outcome();
    }

    // PE32+ header at 0x40, one section whose data (at 0x200) holds an export directory and, at 0x220, one debug entry.
    private static byte[] Pe()
    {
        var bytes = new byte[0x300];
        void Word(int offset, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(offset), value);
        Word(0x3C, 0x40);
        "PE\0\0"u8.CopyTo(bytes.AsSpan(0x40));
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(0x46), 1);
        Word(0x48, 0x11111111);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(0x54), 240);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(0x58), 0x20B);
        Word(0x58 + 112, 0x1000);
        Word(0x58 + 112 + (6 * 8), 0x1020);
        Word(0x58 + 112 + (6 * 8) + 4, 28);
        var section = 0x58 + 240;
        Word(section + 12, 0x1000);
        Word(section + 16, 0x100);
        Word(section + 20, 0x200);
        return bytes;
    }
}
