using Releasing.Cake.Builders.Zig;

namespace Releasing.AcceptanceTests.Builders;

public sealed class ZigBuilds
{
    /// <summary>The targets for which zig has stubs of the system's library and need not compile one first.</summary>
    [SkippableTheory]
    [InlineData("linux-x86_64")]
    [InlineData("linux-aarch64")]
    [InlineData("linux-armv7")]
    [InlineData("macos-x86_64")]
    [InlineData("macos-aarch64")]
    public Task C_program_has_the_same_bytes_from_two_folders(string target) => SameBytes(target);

    /// <summary>The first build for each of these compiles musl or MinGW, which takes minutes.</summary>
    [SkippableTheory]
    [Trait("Category", "Soak")]
    [InlineData("linux-x86_64-musl")]
    [InlineData("linux-aarch64-musl")]
    [InlineData("linux-armv7-musl")]
    [InlineData("windows-x86_64")]
    [InlineData("windows-aarch64")]
    public Task C_program_with_a_library_of_zig_has_the_same_bytes_from_two_folders(string target) => SameBytes(target);

    private static async Task SameBytes(string target)
    {
        Validator.Require("zig");
        using var one = Sample("one");
        using var two = Sample("another folder");
        var first = await one.BuildAsync(new ZigBuilder(), target);
        var second = await two.BuildAsync(new ZigBuilder(), target);
        File.ReadAllBytes(first.ShouldHaveSingleItem()).AsSpan().SequenceEqual(File.ReadAllBytes(second[0])).ShouldBeTrue();
        var emulator = target switch
        {
            "linux-x86_64" or "linux-x86_64-musl" => first[0],
            "linux-aarch64-musl" => "qemu-aarch64-static",
            "linux-armv7-musl" => "qemu-arm-static",
            _ => null,
        };
        if (emulator is not null)
        {
            Validator.Require(emulator).Accept(emulator == first[0] ? [] : [first[0]]).Trim().ShouldBe("hello 1.2.3 from src/main.c");
        }
    }

    private static RealRepository Sample(string name)
    {
        var repository = new RealRepository(name)
            .Write("src/main.c", "#include <stdio.h>\n#include \"hello.h\"\nint main(void) { printf(\"%s %s from %s\\n\", hello(), VERSION, __FILE__); return 0; }\n")
            .Write("src/hello.c", "#include \"hello.h\"\nconst char *hello(void) { return \"hello\"; }\n")
            .Write("include/hello.h", "const char *hello(void);\n");
        repository.Context.Settings.Project.Name = "hello";
        repository.Context.Settings.Zig.CompilerArguments.Add("-DVERSION=\"{version}\"");
        return repository;
    }
}
