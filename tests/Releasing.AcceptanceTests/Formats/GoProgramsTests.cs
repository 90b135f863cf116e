using Releasing.Formats.Binaries;
using Releasing.Formats.MachO;
using Releasing.Formats.Pe;

namespace Releasing.AcceptanceTests.Formats;

/// <summary>Programs that Go compiles for other systems: what we read in them, and the universal program we join of two.</summary>
public sealed class GoProgramsTests : IDisposable
{
    private const string FatReader = """
        package main

        import (
            "debug/macho"
            "fmt"
            "os"
        )

        func main() {
            fat, err := macho.OpenFat(os.Args[1])
            if err != nil {
                panic(err)
            }
            for _, arch := range fat.Arches {
                fmt.Println(arch.Cpu, arch.Align, arch.Offset%(1<<arch.Align), arch.Size)
            }
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableTheory]
    [InlineData("linux", "arm", BinaryFormat.Elf, BinaryArchitecture.Arm)]
    [InlineData("windows", "arm64", BinaryFormat.Pe, BinaryArchitecture.Arm64)]
    public void A_program_for_another_system_says_so(string os, string arch, BinaryFormat format, BinaryArchitecture architecture)
    {
        var image = BinaryImage.Read(Build(os, arch));

        image.Format.ShouldBe(format);
        image.Architectures.ShouldBe([architecture]);
        image.IsStatic.ShouldBe(format == BinaryFormat.Elf ? true : null);
        image.Subsystem.ShouldBe(format == BinaryFormat.Pe ? PeSubsystem.WindowsConsole : null);
        image.GlibcRequired.ShouldBeNull();
        image.IsManaged.ShouldBeFalse();
    }

    [SkippableTheory]
    [Trait("Category", "Soak")]
    [InlineData("linux", "amd64", BinaryFormat.Elf, BinaryArchitecture.X64)]
    [InlineData("linux", "386", BinaryFormat.Elf, BinaryArchitecture.X86)]
    [InlineData("linux", "arm64", BinaryFormat.Elf, BinaryArchitecture.Arm64)]
    [InlineData("linux", "riscv64", BinaryFormat.Elf, BinaryArchitecture.RiscV64)]
    [InlineData("linux", "ppc64", BinaryFormat.Elf, BinaryArchitecture.PowerPc64)]
    [InlineData("linux", "ppc64le", BinaryFormat.Elf, BinaryArchitecture.PowerPc64LittleEndian)]
    [InlineData("linux", "s390x", BinaryFormat.Elf, BinaryArchitecture.S390X)]
    [InlineData("linux", "mips", BinaryFormat.Elf, BinaryArchitecture.Mips)]
    [InlineData("linux", "mips64le", BinaryFormat.Elf, BinaryArchitecture.Mips)]
    [InlineData("freebsd", "amd64", BinaryFormat.Elf, BinaryArchitecture.X64)]
    [InlineData("windows", "amd64", BinaryFormat.Pe, BinaryArchitecture.X64)]
    [InlineData("windows", "386", BinaryFormat.Pe, BinaryArchitecture.X86)]
    public void Every_other_processor_is_known(string os, string arch, BinaryFormat format, BinaryArchitecture architecture) =>
        A_program_for_another_system_says_so(os, arch, format, architecture);

    [SkippableFact]
    public async Task A_universal_program_is_read_by_others()
    {
        var file = Validator.Require("file");
        var intel = Build("darwin", "amd64");
        var arm = Build("darwin", "arm64");
        var universal = Path.Combine(_folder.FullName, "universal");

        await FatWriter.WriteAsync(universal, [arm, intel]);

        BinaryImage.Read(universal).Architectures.ShouldBe([BinaryArchitecture.X64, BinaryArchitecture.Arm64]);
        BinaryImage.Read(intel).MinimumMacOs.ShouldNotBeNull();
        BinaryImage.Read(intel).Libraries.ShouldContain("/usr/lib/libSystem.B.dylib");
        var said = file.Accept("-b", universal);
        said.ShouldContain("universal binary with 2 architectures");
        said.ShouldContain("x86_64");
        said.ShouldContain("arm64");
        ReadWithGo(universal).ShouldBe($"CpuAmd64 12 0 {new FileInfo(intel).Length}\nCpuArm64 14 0 {new FileInfo(arm).Length}\n");
    }

    private string ReadWithGo(string universal)
    {
        var source = Path.Combine(_folder.FullName, "reader.go");
        File.WriteAllText(source, FatReader);
        return Validator.Require("go").Accept("run", source, universal);
    }

    private string Build(string os, string arch)
    {
        var source = Path.Combine(_folder.FullName, "main.go");
        File.WriteAllText(source, "package main\n\nfunc main() { println(\"hello\") }\n");
        var program = Path.Combine(_folder.FullName, $"{os}-{arch}");
        var environment = Validator.Require("env");
        Validator.Require("go");
        environment.Accept("CGO_ENABLED=0", $"GOOS={os}", $"GOARCH={arch}", "GOARM=7", "go", "build", "-trimpath", "-o", program, source);
        return program;
    }
}
