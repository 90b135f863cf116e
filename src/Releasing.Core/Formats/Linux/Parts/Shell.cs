namespace Releasing.Formats.Linux.Parts;

/// <summary>A shell that completions are for.</summary>
internal enum Shell
{
    /// <summary>GNU bash.</summary>
    Bash,

    /// <summary>The friendly interactive shell.</summary>
    Fish,

    /// <summary>The Z shell.</summary>
    Zsh,
}
