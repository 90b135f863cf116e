namespace Releasing.Targets;

/// <summary>The C library that a Linux program expects.</summary>
public enum TargetLibc
{
    /// <summary>Not Linux: the system has just one.</summary>
    None,

    /// <summary>The GNU C library of most distributions.</summary>
    Gnu,

    /// <summary>musl, as in Alpine; a static musl program runs on any Linux.</summary>
    Musl,
}
