namespace Releasing.Verification.Folders;

/// <summary>How a check ended.</summary>
public enum CheckOutcome
{
    /// <summary>It is in order.</summary>
    Passed,

    /// <summary>It is not, and the release must not be used.</summary>
    Failed,

    /// <summary>It was not looked at; the reason says why.</summary>
    Skipped,
}
