namespace Releasing.Services.Homebrew;

/// <summary>What a file of the archive is to Homebrew.</summary>
public enum FormulaFileKind
{
    /// <summary>A program, for <c>bin</c>.</summary>
    Program,

    /// <summary>Completions of bash.</summary>
    BashCompletion,

    /// <summary>Completions of zsh.</summary>
    ZshCompletion,

    /// <summary>Completions of fish.</summary>
    FishCompletion,

    /// <summary>A manual page.</summary>
    ManualPage,
}
