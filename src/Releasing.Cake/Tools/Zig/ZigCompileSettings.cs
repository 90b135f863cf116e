namespace Releasing.Cake.Tools.Zig;

/// <summary>One run of <c>zig cc</c> or <c>zig c++</c> that compiles and links a program.</summary>
public sealed class ZigCompileSettings : LoggedToolSettings
{
    /// <summary>Zig's target, such as <c>aarch64-linux-musl</c>; a glibc version may follow.</summary>
    public string Target { get; set; } = "";

    /// <summary>Source files, as paths from the working folder, in the order in which they are linked.</summary>
    public IList<string> Sources { get; } = new List<string>();

    /// <summary>Folders of header files. Default: none.</summary>
    public IList<string> IncludeFolders { get; } = new List<string>();

    /// <summary>The program to write, full path.</summary>
    public string OutputFile { get; set; } = "";

    /// <summary>The folder whose path is left out of the program.</summary>
    public string SourceRoot { get; set; } = "";

    /// <summary>More arguments. Default: none.</summary>
    public IList<string> More { get; } = new List<string>();

    /// <inheritdoc/>
    public override IReadOnlyList<string> Arguments() =>
    [
        Sources.Any(IsCPlusPlus) ? "c++" : "cc",
        "-target", Target, "-O2", "-g0", "-s",

        // __FILE__ and the like must not name a folder of this machine; __DATE__ and __TIME__ follow SOURCE_DATE_EPOCH.
        $"-ffile-prefix-map={SourceRoot}=.",
        .. IncludeFolders.Select(folder => $"-I{folder}"),
        .. More,
        "-o", OutputFile,
        .. Sources.Select(source => source.StartsWith('-') ? "./" + source : source),
    ];

    private static bool IsCPlusPlus(string source) => Path.GetExtension(source) is ".cc" or ".cpp" or ".cxx" or ".C";
}
