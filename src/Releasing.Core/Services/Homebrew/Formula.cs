namespace Releasing.Services.Homebrew;

/// <summary>What a formula says. <see cref="FormulaWriter"/> makes Ruby of it; every text is escaped but the lines of Ruby that a maintainer wrote.</summary>
public sealed record Formula
{
    /// <summary>Its name.</summary>
    public required FormulaName Name { get; init; }

    /// <summary>The version.</summary>
    public required string Version { get; init; }

    /// <summary>What it is; see <see cref="FormulaDescription"/>.</summary>
    public required string Description { get; init; }

    /// <summary>An http or https address; null for none.</summary>
    public string? Homepage { get; init; }

    /// <summary>An SPDX expression, or other words; null for none.</summary>
    public string? Licence { get; init; }

    /// <summary>The archives, one for each platform at most; at least one.</summary>
    public required IReadOnlyList<FormulaDownload> Downloads { get; init; }

    /// <summary>What is installed of them; at least one program.</summary>
    public required IReadOnlyList<FormulaFile> Files { get; init; }

    /// <summary>How the newest sources are built; null where they are not.</summary>
    public FormulaHead? Head { get; init; }

    /// <summary>Newer versions are looked for among the releases of GitHub (<c>brew livecheck</c>).</summary>
    public bool ChecksGitHub { get; init; }

    /// <summary>Formulae it needs.</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = [];

    /// <summary>Formulae it cannot stand beside.</summary>
    public IReadOnlyList<FormulaConflict> Conflicts { get; init; } = [];

    /// <summary>What is said after the installation; null for nothing.</summary>
    public string? Caveats { get; init; }

    /// <summary>What <c>brew services</c> runs; null for nothing.</summary>
    public FormulaService? Service { get; init; }

    /// <summary>Lines of Ruby for <c>test do</c>, written by the maintainer and not escaped. Default: none, the first program is started with <c>--version</c>.</summary>
    public IReadOnlyList<string> Test { get; init; } = [];
}
