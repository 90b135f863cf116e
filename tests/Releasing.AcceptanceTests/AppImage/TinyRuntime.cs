namespace Releasing.AcceptanceTests.AppImage;

/// <summary>A real program, compiled here, that has the mark and the sections of a runtime and only says that it runs.</summary>
internal static class TinyRuntime
{
    private const string Source = """
        #include <stdio.h>
        __attribute__((section(".upd_info"), used)) static char update[1024] = {0};
        __attribute__((section(".sha256_sig"), used)) static char signature[1024] = {0};
        __attribute__((section(".sig_key"), used)) static char key[8192] = {0};
        int main(void) { puts("runtime"); return update[0] == 'x' && signature[0] == 'x' && key[0] == 'x'; }
        """;

    /// <summary>Compiles it.</summary>
    public static string Compile(string folder)
    {
        var (source, program) = (Path.Combine(folder, "runtime.c"), Path.Combine(folder, "runtime-x86_64"));
        File.WriteAllText(source, Source);
        Validator.Require("gcc").Accept("-O1", "-s", "-o", program, source);
        using var file = File.OpenWrite(program);
        file.Position = 8;
        file.Write("AI\x02"u8);
        return program;
    }
}
