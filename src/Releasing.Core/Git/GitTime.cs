using System.Globalization;

namespace Releasing.Git;

/// <summary>Git's seconds since 1970.</summary>
internal static class GitTime
{
    public static DateTimeOffset Parse(string seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
}
