using System.Globalization;
using System.Text;
using Releasing.Text;

namespace Releasing.Formats.Comparison;

/// <summary>Where two files without parts begin to differ, with what stands there.</summary>
internal static class ByteDifference
{
    private const int BufferLength = 64 * 1024;
    private const int ExcerptLength = 48;

    /// <summary>Half a sentence; null when the files have the same bytes.</summary>
    public static string? Describe(string first, string second)
    {
        using var one = File.OpenRead(first);
        using var two = File.OpenRead(second);
        var (offset, lines, isText) = Find(one, two);
        if (offset < 0)
        {
            return null;
        }

        // An excerpt begins a little earlier, so that a date is seen whole where only its seconds differ.
        var start = Math.Max(0, offset - (ExcerptLength / 2));
        var place = isText ? string.Create(CultureInfo.InvariantCulture, $"line {lines + 1} (byte {offset})") : string.Create(CultureInfo.InvariantCulture, $"byte {offset}");
        var sizes = one.Length == two.Length ? "" : string.Create(CultureInfo.InvariantCulture, $"size is {one.Length}, then {two.Length}; ");
        return $"{sizes}contents differ from {place} on: '{Excerpt(one, start)}', then '{Excerpt(two, start)}'";
    }

    private static (long Offset, int Lines, bool IsText) Find(Stream one, Stream two)
    {
        var (left, right) = (new byte[BufferLength], new byte[BufferLength]);
        var (offset, lines, isText) = (0L, 0, true);
        while (true)
        {
            var ofOne = left.AsSpan(0, one.ReadAtLeast(left, left.Length, throwOnEndOfStream: false));
            var ofTwo = right.AsSpan(0, two.ReadAtLeast(right, right.Length, throwOnEndOfStream: false));
            var same = ofOne.CommonPrefixLength(ofTwo);
            lines += ofOne[..same].Count((byte)'\n');
            isText &= !ofOne[..same].Contains((byte)0);
            offset += same;
            if (same < ofOne.Length || same < ofTwo.Length)
            {
                return (offset, lines, isText && !ofOne[same..].Contains((byte)0));
            }

            if (same < BufferLength)
            {
                return (-1, 0, isText);
            }
        }
    }

    private static string Excerpt(Stream file, long start)
    {
        var buffer = new byte[ExcerptLength];
        file.Position = Math.Min(start, file.Length);
        var text = new StringBuilder(ExcerptLength);
        foreach (var value in buffer.AsSpan(0, file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)))
        {
            text.Append(value is >= 0x20 and < 0x7F ? (char)value : '.');
        }

        return PlainText.Line(text.ToString());
    }
}
