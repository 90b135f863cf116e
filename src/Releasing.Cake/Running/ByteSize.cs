using System.Globalization;

namespace Releasing.Cake.Running;

/// <summary>Sizes as people read them.</summary>
public static class ByteSize
{
    private static readonly string[] s_units = ["B", "kB", "MB", "GB", "TB"];

    /// <summary>Decimal units (1 kB is 1000 bytes), one decimal place above bytes: <c>512 B</c>, <c>3.4 MB</c>.</summary>
    /// <param name="bytes">Zero or more.</param>
    public static string Format(long bytes)
    {
        double size = bytes;
        var unit = 0;
        while (size >= 999.95 && unit < s_units.Length - 1)
        {
            size /= 1000;
            unit++;
        }

        return unit == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes} B")
            : string.Create(CultureInfo.InvariantCulture, $"{size:0.0} {s_units[unit]}");
    }
}
