using System.Text;
using Releasing.Failures;

namespace Releasing.Formats.Msi.Database;

/// <summary>Code pages that a database's texts may have.</summary>
internal static class MsiCodepage
{
    private const int Ascii = 20127;
    private const int Utf8 = 65001;

    // UTF-16 and UTF-32 have bytes of 0, and UTF-7 more than one form of a text.
    private static readonly int[] s_unfit = [1200, 1201, 12000, 12001, 65000];

    /// <summary>The encoding of a code page; text that it has no characters for, and bytes that are none of it, are exceptions.</summary>
    /// <exception cref="InvalidInputException">There is no such code page here.</exception>
    public static Encoding Encoding(int codepage, string where)
    {
        var number = codepage == 0 ? Ascii : codepage;
        var encoding = s_unfit.Contains(number) || number is < 0 or > ushort.MaxValue ? null : Find(number);
        return encoding ?? throw new InvalidInputException(where, $"there is no code page {codepage}", $"Take {Utf8} (UTF-8), 0 (ASCII) or one that Windows has, such as 1252");
    }

    private static Encoding? Find(int number)
    {
        if (CodePagesEncodingProvider.Instance.GetEncoding(number, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback) is { } windows)
        {
            return windows;
        }

        try
        {
            return System.Text.Encoding.GetEncoding(number, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }
}
