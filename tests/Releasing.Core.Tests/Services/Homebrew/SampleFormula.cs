using Releasing.Services.Homebrew;
using Releasing.Targets;

namespace Releasing.Tests.Services.Homebrew;

/// <summary>A formula with a little of everything.</summary>
internal static class SampleFormula
{
    public const string Release = "https://github.com/ada/my-tool/releases/download/v1.2.3";

    public static Formula Plain { get; } = new()
    {
        Name = FormulaName.Of("my-tool", "Test"),
        Version = "1.2.3",
        Description = "Finds things",
        Homepage = "https://example.org/my-tool",
        Licence = "MIT OR Apache-2.0",
        Downloads =
        [
            Download(TargetOs.MacOs, TargetArch.Arm64, 'a'), Download(TargetOs.MacOs, TargetArch.X64, 'b'),
            Download(TargetOs.Linux, TargetArch.Arm64, 'c'), Download(TargetOs.Linux, TargetArch.X64, 'd'),
        ],
        Files = [new FormulaFile(FormulaFileKind.Program, "my-tool", "my-tool")],
        ChecksGitHub = true,
    };

    public static FormulaDownload Download(TargetOs os, TargetArch arch, char digit) =>
        new(os, arch, $"{Release}/my-tool-1.2.3-{(os == TargetOs.MacOs ? "macos" : "linux")}-{(arch == TargetArch.X64 ? "x86_64" : "aarch64")}.tar.gz", new string(digit, 64));
}
