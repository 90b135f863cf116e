namespace Releasing.Targets;

/// <summary>The operating system that a program runs on.</summary>
public enum TargetOs
{
    /// <summary>Linux.</summary>
    Linux,

    /// <summary>macOS.</summary>
    MacOs,

    /// <summary>Windows.</summary>
    Windows,
}
