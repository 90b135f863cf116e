using System.Text;
using Releasing.Failures;

namespace Releasing.Artifacts;

/// <summary>
/// The one function that makes asset names. GitHub keeps letters, digits, <c>-</c>, <c>_</c>, <c>+</c> and <c>.</c> of an uploaded
/// name and turns every other run of characters into one dot; names are right from the catalogue on, so that
/// <c>sha256sum -c</c> works after download.
/// </summary>
public static class AssetName
{
    /// <summary>The name as every store will show it.</summary>
    /// <param name="wanted">The name a template gave; no folder in it.</param>
    /// <exception cref="ReleaseException">Nothing usable is left, or the name is too long.</exception>
    public static string From(string wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var name = new StringBuilder(wanted.Length);
        foreach (var character in wanted)
        {
            if (char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '+')
            {
                if (character != '.' || name.Length == 0 || name[^1] != '.')
                {
                    name.Append(character);
                }
            }
            else if (name.Length > 0 && name[^1] != '.')
            {
                name.Append('.');
            }
        }

        var result = name.ToString().Trim('.');
        if (result.Length is 0 or > 255)
        {
            throw new ReleaseException($"Asset name '{wanted}': {(result.Length == 0 ? "no letter, digit, '-' or '_' is left" : "it is longer than 255 characters")}. Choose another name template.");
        }

        return result;
    }
}
