using System.Globalization;
using System.Text.RegularExpressions;

namespace Releasing.Toml;

/// <summary>Truth values, numbers, dates and times.</summary>
internal static partial class TomlScalar
{
    /// <summary>The value, or null when the text is none.</summary>
    public static object? Read(string text) => text switch
    {
        "true" => true,
        "false" => false,
        "inf" or "+inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "nan" or "+nan" or "-nan" => double.NaN,
        _ when text.StartsWith("0x", StringComparison.Ordinal) => Prefixed(text, 16),
        _ when text.StartsWith("0o", StringComparison.Ordinal) => Prefixed(text, 8),
        _ when text.StartsWith("0b", StringComparison.Ordinal) => Prefixed(text, 2),
        _ when Integer().IsMatch(text) =>
            long.TryParse(Digits(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
        _ when Float().IsMatch(text) => double.Parse(Digits(text), NumberStyles.Float, CultureInfo.InvariantCulture),
        _ when DateOrTime().IsMatch(text) => new TomlDateTime(text),
        _ => null,
    };

    private static long? Prefixed(string text, int radix)
    {
        if (!Underscored().IsMatch(text))
        {
            return null;
        }

        long number = 0;
        foreach (var letter in Digits(text).AsSpan(2))
        {
            var digit = char.IsAsciiDigit(letter) ? letter - '0' : char.ToLowerInvariant(letter) - 'a' + 10;
            if (digit >= radix || number > (long.MaxValue - digit) / radix)
            {
                return null;
            }

            number = (number * radix) + digit;
        }

        return number;
    }

    private static string Digits(string text) => text.Replace("_", "", StringComparison.Ordinal);

    [GeneratedRegex(@"^[+-]?(0|[1-9](_?[0-9])*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Integer();

    [GeneratedRegex(@"^[+-]?(0|[1-9](_?[0-9])*)(\.[0-9](_?[0-9])*)?([eE][+-]?[0-9](_?[0-9])*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Float();

    [GeneratedRegex(@"^0[xob][0-9a-fA-F](_?[0-9a-fA-F])*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Underscored();

    [GeneratedRegex(
        @"^([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])([Tt ]|\z))?(([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]+)?)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex DateOrTime();
}
