namespace Releasing.Verification.Logs;

/// <summary>An entry that a log vouches for.</summary>
/// <param name="Log">The log.</param>
/// <param name="Time">When the log took the entry; null when it does not say.</param>
/// <param name="IsTimeSigned">Whether the log signed that time: Rekor v1 does, in the signed entry timestamp.</param>
internal sealed record VerifiedEntry(TrustedLog Log, DateTimeOffset? Time, bool IsTimeSigned)
{
    /// <summary>Refuses an entry of a log that was not valid when time stamps say that it was signed: Rekor v2 tells no time of its own.</summary>
    public void MustBeValidAt(IReadOnlyList<DateTimeOffset> times, string where)
    {
        if (!IsTimeSigned && !times.All(Log.ValidFor.Contains))
        {
            throw NotValid(where);
        }
    }

    /// <summary>The refusal of a time outside the validity of the log.</summary>
    public static RefusedException NotValid(string where) =>
        new(RefusalReason.LogNotValidThen, where, "The log's key was not valid when the entry was made.");
}
