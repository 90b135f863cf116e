using System.Globalization;

namespace Releasing.Cake.Running;

/// <summary>The text of a log entry.</summary>
internal static class LogText
{
    /// <summary>As Cake's log fills it in; a text that only looks like a format stays as it is.</summary>
    public static string Of(string format, object[] args)
    {
        try
        {
            return args.Length == 0 ? format : string.Format(CultureInfo.InvariantCulture, format, args);
        }
        catch (FormatException)
        {
            return format;
        }
    }
}
