namespace Releasing.Formats.Trees;

/// <summary>When a file system takes two names for the same.</summary>
public enum NameComparison
{
    /// <summary>When all their characters are the same: Linux and SquashFS.</summary>
    CaseSensitive,

    /// <summary>When they differ in case alone: Windows and HFS+.</summary>
    CaseInsensitive,
}
