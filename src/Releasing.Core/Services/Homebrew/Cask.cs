using Releasing.Targets;

namespace Releasing.Services.Homebrew;

/// <summary>What a cask says: how a disk image of macOS is installed (Cask Cookbook). <see cref="CaskWriter"/> makes Ruby of it; every text is escaped.</summary>
public sealed record Cask
{
    /// <summary>Its token: the name of its file.</summary>
    public required FormulaName Token { get; init; }

    /// <summary>The version.</summary>
    public required string Version { get; init; }

    /// <summary>The name of the application as people write it.</summary>
    public required string Name { get; init; }

    /// <summary>What it is; see <see cref="FormulaDescription"/>.</summary>
    public required string Description { get; init; }

    /// <summary>An http or https address; null for none.</summary>
    public string? Homepage { get; init; }

    /// <summary>The disk images: one for each processor, or one for both, which is then of <see cref="TargetArch.Universal2"/>.</summary>
    public required IReadOnlyList<FormulaDownload> Images { get; init; }

    /// <summary>The application in the image, such as <c>Tool.app</c>.</summary>
    public required string App { get; init; }

    /// <summary>Programs inside of the application that are put on the path, such as <c>Contents/MacOS/tool</c>.</summary>
    public IReadOnlyList<string> Binaries { get; init; } = [];

    /// <summary>What <c>brew uninstall --zap</c> moves to the bin, such as <c>~/Library/Preferences/org.example.tool.plist</c>.</summary>
    public IReadOnlyList<string> Zap { get; init; } = [];

    /// <summary>Newer versions are looked for among the releases of GitHub (<c>brew livecheck</c>).</summary>
    public bool ChecksGitHub { get; init; }
}
