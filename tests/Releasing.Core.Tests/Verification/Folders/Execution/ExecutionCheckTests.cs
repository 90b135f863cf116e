using System.Runtime.InteropServices;
using Releasing.Core.Tests.Formats.Apk;
using Releasing.Core.Tests.Formats.Deb;
using Releasing.Core.Tests.Formats.Rpm;
using Releasing.Files;
using Releasing.Formats.Apk;
using Releasing.Formats.Archives;
using Releasing.Formats.Deb;
using Releasing.Formats.Linux;
using Releasing.Formats.Rpm;
using Releasing.Targets;
using Releasing.Verification.Folders;

namespace Releasing.Core.Tests.Verification.Folders.Execution;

public sealed class ExecutionCheckTests : IDisposable
{
    private const int Executable = 0b111_101_101;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Packages => ["tool_1.2.3-1_amd64.deb", "tool-1.2.3-1.x86_64.rpm", "tool-1.2.3-r0.x86_64.apk"];

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task The_program_of_a_package_starts(string name)
    {
        await WriteAsync(name, Program("/usr/bin/tool", TinyProgram.Saying("tool 1.2.3")));
        await ShouldPassAsync(name, "usr/bin/tool: tool 1.2.3");
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task A_package_whose_program_crashes_fails(string name)
    {
        await WriteAsync(name, Program("/usr/bin/tool", TinyProgram.Crashing));
        await ShouldFailAsync(name, FolderReason.ProgramDoesNotStart, "'usr/bin/tool --version': it ended with exit code");
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task A_package_whose_program_does_not_end_fails(string name)
    {
        await WriteAsync(name, Program("/usr/bin/tool", TinyProgram.Hanging));
        await ShouldFailAsync(name, FolderReason.ProgramHangs, "'usr/bin/tool --version': it did not end within");
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task A_command_that_is_a_link_starts_what_it_leads_to(string name)
    {
        await WriteAsync(name, Program("/usr/lib/tool/tool", TinyProgram.Saying("tool 1.2.3")), DebSamples.Link("/usr/bin/tool", "../lib/tool/tool"));
        await ShouldPassAsync(name, "usr/lib/tool/tool: tool 1.2.3");
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task Programs_that_are_no_commands_are_not_started(string name)
    {
        await WriteAsync(name, Program("/usr/lib/tool/part", TinyProgram.Crashing), DebSamples.File("/usr/bin/data", ContentSource.FromBytes(TinyProgram.Crashing, "data")));
        var row = await RowAsync(name);
        (row.Outcome, row.Reason).ShouldBe((CheckOutcome.Skipped, nameof(FolderReason.NotApplicable)));
    }

    [Theory]
    [InlineData("tool_1.2.3-1_arm64.deb", "linux-aarch64")]
    [InlineData("tool-1.2.3-1.aarch64.rpm", "linux-aarch64")]
    [InlineData("tool-1.2.3-r0.aarch64.apk", "linux-aarch64-musl")]
    public async Task Programs_for_another_machine_are_not_started(string name, string target)
    {
        await WriteAsync(name, package => package with { Target = TargetTable.Get(target), Members = [Program("/usr/bin/tool", TinyProgram.ForArm64)] });
        if (RuntimeInformation.OSArchitecture != Architecture.Arm64)
        {
            var row = await RowAsync(name);
            (row.Outcome, row.Reason).ShouldBe((CheckOutcome.Skipped, nameof(FolderReason.OtherMachine)));
        }
    }

    [Fact]
    public async Task A_file_that_is_a_program_itself_starts()
    {
        await File.WriteAllBytesAsync(_folder["tool-1.2.3_linux-x86_64"], TinyProgram.Saying("tool 1.2.3"));
        await ShouldPassAsync("tool-1.2.3_linux-x86_64", "tool-1.2.3_linux-x86_64: tool 1.2.3");
    }

    [Fact]
    public async Task Nothing_of_a_file_with_another_digest_is_started()
    {
        await WriteAsync("tool_1.2.3-1_amd64.deb", Program("/usr/bin/tool", TinyProgram.Saying("tool 1.2.3")));
        await File.WriteAllTextAsync(_folder["checksums.txt"], $"{new string('0', 64)}  tool_1.2.3-1_amd64.deb\n");
        var row = (await FolderVerifier.VerifyAsync(Path.GetDirectoryName(_folder["tool_1.2.3-1_amd64.deb"])!, FolderOptions.Unsigned("a test"))).Rows.Single(each => each.Check == FolderCheck.Execution);
        (row.Outcome, row.Reason).ShouldBe((CheckOutcome.Skipped, nameof(FolderReason.NotTrusted)));
    }

    public void Dispose() => _folder.Dispose();

    private static PackageMember Program(string path, byte[] program) => DebSamples.File(path, ContentSource.FromBytes(program, path)) with { Mode = Executable };

    private Task<WrittenFile> WriteAsync(string name, params PackageMember[] members) => WriteAsync(name, package => package with { Members = [.. members] });

    private Task<WrittenFile> WriteAsync(string name, Func<LinuxPackage, LinuxPackage> change) => Path.GetExtension(name) switch
    {
        ".deb" => DebFile.WriteAsync(_folder[name], DebSamples.Deb with { Package = change(DebSamples.Linux) }),
        ".rpm" => RpmFile.WriteAsync(_folder[name], RpmSamples.Package with { Package = change(DebSamples.Linux with { Licence = "MIT" }) }),
        _ => ApkFile.WriteAsync(_folder[name], ApkSamples.With(change)),
    };

    private async Task ShouldPassAsync(string name, string message)
    {
        var row = await RowAsync(name);
        (row.Outcome, row.Reason, row.Message).ShouldBe(
            TinyProgram.RunsHere ? (CheckOutcome.Passed, null, message) : (CheckOutcome.Skipped, nameof(FolderReason.OtherMachine), "Its programs are for another machine."));
    }

    private async Task ShouldFailAsync(string name, FolderReason reason, string message)
    {
        var row = await RowAsync(name, seconds: reason == FolderReason.ProgramHangs ? 0.3 : 10);
        (row.Outcome, row.Reason).ShouldBe(TinyProgram.RunsHere ? (CheckOutcome.Failed, reason.ToString()) : (CheckOutcome.Skipped, nameof(FolderReason.OtherMachine)));
        row.Message.ShouldStartWith(TinyProgram.RunsHere ? message : "Its programs");
    }

    private async Task<CheckRow> RowAsync(string name, double seconds = 10)
    {
        var folder = Path.GetDirectoryName(_folder[name])!;
        await File.WriteAllTextAsync(_folder["checksums.txt"], $"{ReleaseFolder.DigestOf(folder, name)}  {name}\n");
        var report = await FolderVerifier.VerifyAsync(folder, FolderOptions.Unsigned("a test") with { ProgramTimeLimit = TimeSpan.FromSeconds(seconds) });
        report.Rows.Where(row => row.Outcome == CheckOutcome.Failed && row.Check != FolderCheck.Execution).ShouldBeEmpty();
        return report.Rows.Single(row => row.Check == FolderCheck.Execution);
    }
}
