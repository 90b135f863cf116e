namespace Releasing.Verification;

/// <summary>When a key or an authority may be trusted (<c>TimeRange</c> of <c>sigstore_common.proto</c>): both ends belong to it.</summary>
/// <param name="Start">From when.</param>
/// <param name="End">Until when; null when no end is known.</param>
public sealed record ValidityPeriod(DateTimeOffset Start, DateTimeOffset? End)
{
    /// <summary>Whether a time lies in it.</summary>
    /// <param name="time">The time.</param>
    public bool Contains(DateTimeOffset time) => time >= Start && (End is not { } end || time <= end);
}
