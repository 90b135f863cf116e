using System.Globalization;
using System.Numerics;

namespace Releasing.Versions;

/// <summary>
/// Reads the grammar of Semantic Versioning 2.0.0 ("Backus-Naur Form Grammar for Valid SemVer Versions") in one pass; a regular
/// expression would say the same, but costs a noticeable part of the start-up of a build.
/// </summary>
internal ref struct SemanticVersionReader(string text)
{
    private readonly string _text = text;
    private int _at;

    public SemanticVersion? Read()
    {
        if (!ReadNumber(out var major) || !Skip('.') || !ReadNumber(out var minor) || !Skip('.') || !ReadNumber(out var patch))
        {
            return null;
        }

        var prerelease = "";
        if (Skip('-') && !ReadIdentifiers(leadingZeros: false, out prerelease))
        {
            return null;
        }

        var build = "";
        if (Skip('+') && !ReadIdentifiers(leadingZeros: true, out build))
        {
            return null;
        }

        return _at == _text.Length ? new SemanticVersion(major, minor, patch, prerelease, build) : null;
    }

    private bool Skip(char wanted)
    {
        if (_at >= _text.Length || _text[_at] != wanted)
        {
            return false;
        }

        _at++;
        return true;
    }

    private bool ReadNumber(out BigInteger number)
    {
        var start = _at;
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
        {
            _at++;
        }

        var digits = _text.AsSpan(start, _at - start);
        if (long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var small))
        {
            number = small;
            return !HasLeadingZero(digits);
        }

        number = BigInteger.Zero;
        return !HasLeadingZero(digits) && BigInteger.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private bool ReadIdentifiers(bool leadingZeros, out string identifiers)
    {
        var start = _at;
        do
        {
            var first = _at;
            while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] == '-'))
            {
                _at++;
            }

            var identifier = _text.AsSpan(first, _at - first);
            if (identifier.IsEmpty || (!leadingZeros && HasLeadingZero(identifier) && !identifier.ContainsAnyExceptInRange('0', '9')))
            {
                identifiers = "";
                return false;
            }
        }
        while (Skip('.'));

        identifiers = _text[start.._at];
        return true;
    }

    private static bool HasLeadingZero(ReadOnlySpan<char> digits) => digits.Length > 1 && digits[0] == '0';
}
