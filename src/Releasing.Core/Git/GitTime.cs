using System.Buffers.Text;
using System.Globalization;

namespace Releasing.Git;

/// <summary>Git's seconds since 1970.</summary>
internal static class GitTime
{
    // The calendar of the platform: the years 1 to 9999.
    private const long First = -62135596800;
    private const long Last = 253402300799;

    public static DateTimeOffset Parse(string seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));

    /// <summary>Reads what a commit claims, which may be anything: a date out of the calendar becomes the nearest in it, none at all 1970-01-01.</summary>
    public static DateTimeOffset Parse(ReadOnlySpan<byte> seconds) => DateTimeOffset.FromUnixTimeSeconds(
        Utf8Parser.TryParse(seconds, out long number, out var length) && length == seconds.Length
            ? Math.Clamp(number, First, Last)
            : seconds.IsEmpty || seconds.ContainsAnyExceptInRange((byte)'0', (byte)'9') ? 0 : Last);
}
