namespace Releasing.Services.Homebrew;

/// <summary>How what lies in a tap compares with what belongs there.</summary>
public enum TapFileState
{
    /// <summary>Nothing is there.</summary>
    Missing,

    /// <summary>The same text is there.</summary>
    Same,

    /// <summary>One of an earlier version, or of one that it does not tell: it is replaced.</summary>
    Older,

    /// <summary>One of a later version: a release of an earlier line leaves it alone.</summary>
    Newer,

    /// <summary>One of the same version that names the same bytes in other words: somebody mended it, and it stays.</summary>
    Edited,

    /// <summary>One of the same version that names other bytes: a conflict.</summary>
    OtherBytes,
}
