using Releasing.Core.Tests.Formats.Elf;
using Releasing.Files;
using Releasing.Formats.Deb;
using Releasing.Formats.Linux;

namespace Releasing.Core.Tests.Formats.Deb;

public sealed class DebLibrariesTests
{
    private static readonly ElfSample s_glibc = new()
    {
        Interpreter = "/lib64/ld-linux-x86-64.so.2",
        Libraries = ["libgcc_s.so.1", "libc.so.6", "libm.so.6"],
        Needs = [("libc.so.6", ["GLIBC_2.2.5", "GLIBC_2.34"])],
    };

    [Fact]
    public void Asks_for_the_oldest_glibc_that_will_do_and_for_each_package_once() => Depends(Program("tool", s_glibc)).ShouldBe("libc6 (>= 2.34), libgcc-s1");

    [Fact]
    public void The_newest_need_of_several_programs_counts()
    {
        var older = new ElfSample { Libraries = ["libc.so.6"], Needs = [("libc.so.6", ["GLIBC_2.9"])] };

        Depends(Program("older", older), Program("tool", s_glibc)).ShouldBe("libc6 (>= 2.34), libgcc-s1");
    }

    [Fact]
    public void A_program_without_symbol_versions_asks_for_any_glibc() => Depends(Program("tool", new ElfSample { Libraries = ["libc.so.6"] })).ShouldBe("libc6");

    [Fact]
    public void A_static_program_asks_for_nothing() => Depends(Program("tool", new ElfSample())).ShouldBe("");

    [Fact]
    public void A_library_that_had_two_names_is_asked_for_by_both() =>
        Depends(Program("tool", new ElfSample { Libraries = ["libssl.so.3", "libcrypto.so.3"] })).ShouldBe("libssl3 | libssl3t64");

    [Fact]
    public void Relations_that_stand_there_already_win()
    {
        var package = Package(Program("tool", s_glibc)) with
        {
            Relations = new PackageRelations { PreDepends = [new("libgcc-s1")], Depends = [new("libc6", VersionComparison.GreaterOrEqual, "2.36")] },
        };

        DebControl.Write(DebSamples.Deb.With(package), 1).ShouldContain("\nDepends: libc6 (>= 2.36)\n");
    }

    [Fact]
    public void Can_be_switched_off() =>
        DebControl.Write(DebSamples.Deb.With(Package(Program("tool", s_glibc))) with { DependsOnLibraries = false }, 1).ShouldNotContain("Depends:");

    [Fact]
    public void An_unknown_library_is_told_and_one_of_the_package_itself_is_not()
    {
        var program = new ElfSample { Libraries = ["libtool.so.1", "libexotic.so.9", "libanother.so", "libc.so.6"] };
        var deb = DebSamples.Deb.With(Package(Program("tool", program), DebSamples.File("/usr/lib/tool/libtool.so.1", Bytes(new ElfSample()))));

        deb.UnresolvedLibraries().ShouldBe(["libanother.so", "libexotic.so.9"]);
        DebLibraries.Resolve(deb.Package).Packages.Single().Name.ShouldBe("libc6");
    }

    [Fact]
    public void Libraries_are_read_too_and_other_files_are_not()
    {
        var needy = Bytes(new ElfSample { Libraries = ["libz.so.1"] });

        Depends(DebSamples.File("/usr/lib/libtool.so.1.2", needy)).ShouldBe("zlib1g");
        Depends(DebSamples.File("/usr/lib/plugin.so", needy)).ShouldBe("zlib1g");
        Depends(DebSamples.File("/usr/share/tool/example.bin", needy)).ShouldBe("");
    }

    [Fact]
    public void Programs_for_another_processor_damaged_ones_and_scripts_ask_for_nothing()
    {
        var foreign = new ElfSample { Machine = 183, Libraries = ["libc.so.6"] };
        var damaged = Bytes(s_glibc, length: 70);

        Depends(Program("foreign", foreign)).ShouldBe("");
        Depends(DebSamples.File("/usr/bin/damaged", damaged) with { Mode = 0b111_101_101 }).ShouldBe("");
        Depends(DebSamples.File("/usr/bin/script", "#!/bin/sh\n") with { Mode = 0b111_101_101 }).ShouldBe("");
        DebLibraries.Resolve(Package(Program("tool", s_glibc)) with { Target = null }).Packages.ShouldBeEmpty();
    }

    private static string Depends(params PackageMember[] members)
    {
        var line = DebControl.Write(DebSamples.Deb.With(Package(members)), 1).Split('\n').SingleOrDefault(line => line.StartsWith("Depends: "));
        return line?["Depends: ".Length..] ?? "";
    }

    private static LinuxPackage Package(params PackageMember[] members) => DebSamples.Linux with { Members = [.. members] };

    private static PackageMember Program(string name, ElfSample program) => DebSamples.File("/usr/bin/" + name, Bytes(program)) with { Mode = 0b111_101_101 };

    private static ContentSource Bytes(ElfSample program, int? length = null)
    {
        var bytes = program.Build();
        return ContentSource.FromBytes(bytes.AsMemory(0, length ?? bytes.Length), "sample");
    }
}
