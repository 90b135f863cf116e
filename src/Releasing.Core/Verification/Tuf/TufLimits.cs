namespace Releasing.Verification.Tuf;

/// <summary>The most that a repository may send (TUF specification 1.0.34, "endless data attack"), in bytes.</summary>
internal static class TufLimits
{
    public const int Root = 512 << 10;
    public const int Timestamp = 16 << 10;
    public const int Snapshot = 2 << 20;
    public const int Targets = 4 << 20;
    public const int Target = 4 << 20;

    /// <summary>How many roots are followed in one update.</summary>
    public const int Rotations = 64;
}
