namespace Releasing.Formats.Linux.Contents;

/// <summary>The time of a member: whole seconds that every format can write.</summary>
internal static class MemberTime
{
    // Headers of rpm and cpio have 32 bits for it, without a sign.
    private static readonly DateTimeOffset s_latest = DateTimeOffset.FromUnixTimeSeconds(uint.MaxValue);

    public static DateTimeOffset Of(DateTimeOffset time, string owner, List<string> problems)
    {
        if (time < DateTimeOffset.UnixEpoch || time > s_latest)
        {
            problems.Add(FormattableString.Invariant($"The time {time:yyyy-MM-ddTHH:mm:sszzz} of {owner} lies outside of 1970 to 2106, which is all that packages can say. Give it another."));
            return DateTimeOffset.UnixEpoch;
        }

        return DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());
    }
}
