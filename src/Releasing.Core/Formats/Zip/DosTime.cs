namespace Releasing.Formats.Zip;

/// <summary>Date and time in the MS-DOS form (APPNOTE.TXT 4.4.6): two seconds a step, 1980 to 2107.</summary>
internal static class DosTime
{
    public static DateTimeOffset Earliest { get; } = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static DateTimeOffset Latest { get; } = new(2107, 12, 31, 23, 59, 58, TimeSpan.Zero);

    /// <summary>The date in the upper half, the time in the lower, both of UTC: the form has no zone, and a local one would differ by machine.</summary>
    public static uint From(DateTimeOffset moment)
    {
        var utc = (moment < Earliest ? Earliest : moment > Latest ? Latest : moment).UtcDateTime;
        var date = ((utc.Year - 1980) << 9) | (utc.Month << 5) | utc.Day;
        var time = (utc.Hour << 11) | (utc.Minute << 5) | (utc.Second / 2);
        return ((uint)date << 16) | (uint)time;
    }

    /// <summary>The moment of a date and time, taken as UTC; null when there is no such one.</summary>
    public static DateTimeOffset? Read(uint value)
    {
        var (year, month, day) = (1980 + (int)(value >> 25), (int)(value >> 21) & 0xF, (int)(value >> 16) & 0x1F);
        var (hour, minute, second) = ((int)(value >> 11) & 0x1F, (int)(value >> 5) & 0x3F, (int)(value & 0x1F) * 2);
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) && hour < 24 && minute < 60 && second < 60
            ? new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero)
            : null;
    }
}
