using Releasing.Cake.Builders;
using Releasing.Failures;
using Releasing.Targets;

namespace Releasing.AcceptanceTests.Builders;

/// <summary>A program that gcc linked here needs the glibc of here.</summary>
public sealed class GlibcLimit : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-glibc-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public void A_program_that_needs_a_newer_glibc_than_allowed_is_refused_with_both_versions()
    {
        var program = Compile();

        var failure = Should.Throw<ReleaseException>(() => BinaryCheck.Require(program, "CrossCompile: tool", TargetTable.Get("linux-x86_64"), "2.1"));

        failure.Message.ShouldMatch(@"needs glibc 2\.\d+, above Settings\.MaxGlibc 2\.1\.");
        Should.NotThrow(() => BinaryCheck.Require(program, "CrossCompile: tool", TargetTable.Get("linux-x86_64"), "99.0"));
    }

    [SkippableFact]
    public void A_program_for_musl_that_is_linked_to_glibc_is_refused()
    {
        var program = Compile();

        Should.Throw<ReleaseException>(() => BinaryCheck.Require(program, "CrossCompile: tool", TargetTable.Get("linux-x86_64-musl"), null)).Message.ShouldContain("is linked to glibc");
    }

    private string Compile()
    {
        Skip.IfNot(TargetTable.Host?.Name == "linux-x86_64", "gcc compiles for the machine it runs on.");
        var source = Path.Combine(_folder.FullName, "tool.c");
        File.WriteAllText(source, "#include <stdio.h>\nint main(void) { return puts(\"hello\") < 0; }\n");
        var program = Path.Combine(_folder.FullName, "tool");
        Validator.Require("gcc").Accept("-o", program, source);
        return program;
    }
}
