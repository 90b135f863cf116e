namespace Releasing.Core.Tests.Verification.Authority;

/// <summary>The times of the test instance.</summary>
internal static class TestClock
{
    /// <summary>When everything is signed.</summary>
    public static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <summary>Since when the authorities exist.</summary>
    public static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Until when their certificates are valid.</summary>
    public static readonly DateTimeOffset End = new(2035, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
