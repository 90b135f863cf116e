using System.Text.RegularExpressions;
using Releasing.Formats.Binaries;

namespace Releasing.AcceptanceTests.Formats;

/// <summary>What we read in the headers of real ELF programs, against readelf.</summary>
public sealed partial class BinaryJudgesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableTheory]
    [InlineData("")]
    [InlineData("-static")]
    [InlineData("-static-pie")]
    [InlineData("-no-pie")]
    [InlineData("-shared -fPIC")]
    [InlineData("-s")]
    public void A_compiled_program_is_read_as_readelf_reads_it(string options)
    {
        var source = Path.Combine(_folder.FullName, "main.c");
        File.WriteAllText(source, "#include <math.h>\n#include <stdio.h>\nint main(int n, char **v) { printf(\"%f\\n\", pow(n, 0.3)); return 0; }\n");
        var program = Path.Combine(_folder.FullName, "program");

        Validator.Require("gcc").Accept([.. options.Split(' ', StringSplitOptions.RemoveEmptyEntries), "-o", program, source, "-lm"]);

        Compare(program);
    }

    [SkippableFact]
    public void Programs_of_this_machine_are_read_as_readelf_reads_them()
    {
        Skip.IfNot(Directory.Exists("/usr/bin"), "/usr/bin does not exist");
        var programs = Directory.EnumerateFiles("/usr/bin").Order(StringComparer.Ordinal)
            .Where(path => new FileInfo(path).LinkTarget is null && BinaryImage.FormatOf(path) == BinaryFormat.Elf)
            .Take(25)
            .ToList();
        programs.ForEach(Compare);
    }

    private static void Compare(string program)
    {
        var image = BinaryImage.Read(program);
        var said = Validator.Require("readelf").Accept("-h", "-l", "-d", "-V", "-W", program);

        image.Interpreter.ShouldBe(InterpreterLine().Match(said) is { Success: true } line ? line.Groups[1].Value : null, program);
        image.Libraries.ShouldBe(NeededLine().Matches(said).Select(match => match.Groups[1].Value), program);
        var versions = GlibcName().Matches(said[Math.Max(0, said.IndexOf("Version needs", StringComparison.Ordinal))..])
            .Select(match => match.Groups[1].Value.StartsWith("ABI", StringComparison.Ordinal) ? new Version(2, 36) : Version.Parse(match.Groups[1].Value));
        image.GlibcRequired.ShouldBe(said.Contains("Version needs", StringComparison.Ordinal) ? versions.Max() : null, program);
        image.IsStatic.ShouldBe(image.Interpreter is null && image.Libraries.IsEmpty, program);
        (image.Architectures[0] == BinaryArchitecture.X64).ShouldBe(said.Contains("X86-64", StringComparison.Ordinal), program);
    }

    [GeneratedRegex(@"Requesting program interpreter: (.*)\]")]
    private static partial Regex InterpreterLine();

    [GeneratedRegex(@"\(NEEDED\)\s+Shared library: \[(.*)\]")]
    private static partial Regex NeededLine();

    [GeneratedRegex(@"Name: GLIBC_([0-9.]+|ABI_DT_RELR)\b")]
    private static partial Regex GlibcName();
}
