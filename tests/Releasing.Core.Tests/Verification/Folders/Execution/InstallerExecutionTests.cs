using Releasing.Artifacts;
using Releasing.Core.Tests.Formats.AppImage;
using Releasing.Core.Tests.Formats.Msi;
using Releasing.Core.Tests.Formats.SquashFs;
using Releasing.Files;
using Releasing.Formats.AppImage;
using Releasing.Formats.Archives;
using Releasing.Formats.Dmg;
using Releasing.Formats.Msi;
using Releasing.Verification.Folders;

namespace Releasing.Core.Tests.Verification.Folders.Execution;

public sealed class InstallerExecutionTests : IDisposable
{
    private const string AppImage = "tool-1.2.3-x86_64.AppImage";
    private const string DiskImage = "tool-1.2.3-macos-aarch64.dmg";
    private const string Msi = "tool-1.2.3-windows-x86_64.msi";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_program_of_an_AppImage_starts_without_its_runtime()
    {
        await WriteAppImageAsync(TinyProgram.Saying("tool 1.2.3"));

        var rows = await VerifyAsync(AppImage);

        rows[FolderCheck.Execution].Message.ShouldBe(TinyProgram.RunsHere ? "usr/bin/tool: tool 1.2.3" : "Its programs are for another machine.");
        rows[FolderCheck.Contents].Message.ShouldEndWith("members, all inside of it.");
        rows[FolderCheck.Package].Message.ShouldBe("1.2.3 for X64.");
    }

    [Fact]
    public async Task An_AppImage_whose_program_crashes_fails()
    {
        await WriteAppImageAsync(TinyProgram.Crashing);

        var row = (await VerifyAsync(AppImage))[FolderCheck.Execution];

        row.Outcome.ShouldBe(TinyProgram.RunsHere ? CheckOutcome.Failed : CheckOutcome.Skipped);
    }

    [Theory]
    [InlineData(DmgFileSystem.HfsPlus)]
    [InlineData(DmgFileSystem.Iso9660)]
    public async Task The_program_of_a_disk_image_is_found(DmgFileSystem system)
    {
        var image = new DmgImage
        {
            VolumeName = "Tool",
            FileSystem = system,
            Entries =
            [
                File("tool", TinyProgram.Saying("tool 1.2.3"), isProgram: true), File("README.md", "read"u8.ToArray()), ArchiveEntry.SymbolicLink("Applications", "/Applications"),
                File("Tool.app/Contents/Info.plist", "<key>CFBundleShortVersionString</key>\n\t<string>1.2.3</string>"u8.ToArray()),
                File("Tool.app/Contents/MacOS/Tool", TinyProgram.Crashing, isProgram: true),
            ],
        };
        await DmgFile.WriteAsync(_folder[DiskImage], image);

        var rows = await VerifyAsync(DiskImage);

        rows[FolderCheck.Execution].Message.ShouldBe(TinyProgram.RunsHere ? "tool: tool 1.2.3" : "Its programs are for another machine.");
        rows[FolderCheck.Contents].Message.ShouldBe("8 members, all inside of it.");
        rows[FolderCheck.Package].Message.ShouldBe("1.2.3 for X64.");
    }

    [Fact]
    public async Task The_program_of_a_Windows_Installer_package_is_found_at_its_place()
    {
        await MsiFile.WriteAsync(_folder[Msi], MsiSamples.Small with { Files = [File("tool.exe", WindowsProgram), File("docs/read me.txt", "read"u8.ToArray())] });

        var rows = await VerifyAsync(Msi);

        rows[FolderCheck.Contents].Message.ShouldBe("2 members, all inside of it.");
        rows[FolderCheck.Package].Message.ShouldBe("1.2.3 for x64.");
        rows[FolderCheck.Execution].Outcome.ShouldNotBe(CheckOutcome.Failed);
    }

    [Fact]
    public async Task Another_version_or_processor_than_name_and_catalogue_say_is_refused()
    {
        await WriteAppImageAsync(TinyProgram.Saying("tool"));
        System.IO.File.Move(_folder[AppImage], _folder["tool-1.2.4-x86_64.AppImage"]);
        (await VerifyAsync("tool-1.2.4-x86_64.AppImage"))[FolderCheck.Package].Message.ShouldContain("its version '1.2.3' is not in its file name");

        await WriteAppImageAsync(TinyProgram.Saying("tool"));
        (await VerifyAsync(AppImage, "linux-aarch64"))[FolderCheck.Package].Message.ShouldContain("its runtime is for X64, and the catalogue says linux-aarch64");
        await MsiFile.WriteAsync(_folder[Msi], MsiSamples.Small);
        (await VerifyAsync(Msi, "windows-aarch64"))[FolderCheck.Package].Message.ShouldContain("its platform is 'x64' and the catalogue's 'Arm64'");
        await DmgFile.WriteAsync(_folder[DiskImage], new DmgImage { VolumeName = "Tool", Entries = [File("tool", TinyProgram.Saying("tool"), isProgram: true)] });
        (await VerifyAsync(DiskImage, "macos-aarch64"))[FolderCheck.Package].Message.ShouldContain("its program is a program for Linux, and the catalogue says macos-aarch64");
    }

    [Theory]
    [InlineData(AppImage, CheckOutcome.Skipped, "it is no AppImage of type 2")]
    [InlineData(DiskImage, CheckOutcome.Failed, "It is damaged")]
    [InlineData(Msi, CheckOutcome.Failed, "It is damaged")]
    public async Task What_is_none_of_them_is_not_looked_into(string name, CheckOutcome outcome, string message)
    {
        await System.IO.File.WriteAllTextAsync(_folder[name], "nothing of the kind");

        var row = (await VerifyAsync(name))[FolderCheck.Contents];

        row.Outcome.ShouldBe(outcome);
        row.Message.ShouldContain(message);
    }

    [Fact]
    public async Task Installers_that_were_cut_short_fail_and_nothing_of_them_is_started()
    {
        await WriteAppImageAsync(TinyProgram.Saying("tool"));
        await MsiFile.WriteAsync(_folder[Msi], MsiSamples.Small);
        await DmgFile.WriteAsync(_folder[DiskImage], new DmgImage { VolumeName = "Tool", Entries = [File("tool", new byte[100_000], isProgram: true)] });
        foreach (var name in new[] { AppImage, Msi, DiskImage })
        {
            var whole = await System.IO.File.ReadAllBytesAsync(_folder[name]);
            await System.IO.File.WriteAllBytesAsync(_folder[name], whole[..^3900]);

            var rows = await VerifyAsync(name);

            rows[FolderCheck.Contents].Reason.ShouldBe(nameof(FolderReason.ContentsMalformed), name);
            rows[FolderCheck.Execution].Reason.ShouldBe(nameof(FolderReason.NotTrusted), name);
        }
    }

    // The headers of a console program for x64.
    private static byte[] WindowsProgram
    {
        get
        {
            var program = new byte[1024];
            "MZ"u8.CopyTo(program);
            program[0x3C] = 0x80;
            "PE\0\0\x64\x86"u8.CopyTo(program.AsSpan(0x80));
            return program;
        }
    }

    private static ArchiveEntry File(string name, byte[] bytes, bool isProgram = false) => ArchiveEntry.File(name, ContentSource.FromBytes(bytes, name), isProgram);

    private Task<WrittenFile> WriteAppImageAsync(byte[] program) => AppImageFile.WriteAsync(
        _folder[AppImage], AppImageSample.Package() with { Contents = AppImageSample.Contents() with { Files = [SquashFsSample.File("usr/bin/tool", program, executable: true)] } });

    private async Task<Dictionary<FolderCheck, CheckRow>> VerifyAsync(string name, string? target = null)
    {
        var folder = Path.GetDirectoryName(_folder[name])!;
        var digest = ReleaseFolder.DigestOf(folder, name);
        await System.IO.File.WriteAllTextAsync(_folder["checksums.txt"], $"{digest}  {name}\n");
        var options = FolderOptions.Unsigned("a test");
        if (target is not null)
        {
            var size = new FileInfo(_folder[name]).Length;
            options = options with { Expected = [new Artifact { Kind = ArtifactKind.Other, Name = name, Path = name, Target = target, Sha256 = digest, Size = size, ProducedBy = "test", Fingerprint = new string('0', 64) }] };
        }

        var report = await FolderVerifier.VerifyAsync(folder, options);
        return report.Rows.Where(row => row.Asset == name && row.Check is (FolderCheck.Contents or FolderCheck.Execution or FolderCheck.Package)).ToDictionary(row => row.Check);
    }
}
