using System.Globalization;
using Releasing.Text;

namespace Releasing.Sboms;

/// <summary>One of the minimum elements that an SBOM lacks for some of what it names.</summary>
/// <param name="Element">As the NTIA's minimum elements (2021) and CISA's draft of 2025 call it: <c>Licence</c>, <c>Component hash</c>, <c>Dependency relationship</c>.</param>
/// <param name="Count">For how many it is missing.</param>
/// <param name="Total">Of how many.</param>
/// <param name="Names">The first few of them.</param>
/// <param name="Why">Why it is missing, as a clause.</param>
public sealed record MissingElement(string Element, int Count, int Total, IReadOnlyList<string> Names, string Why)
{
    /// <summary>One line for a person, safe to print.</summary>
    public string Line
    {
        get
        {
            var names = Names.Count == 0 ? "" : $" ({string.Join(", ", Names.Select(PlainText.Line))}{(Names.Count < Count ? ", …" : "")})";
            return string.Create(CultureInfo.InvariantCulture, $"{Element} is missing for {Count} of {Total}{names}: {Why}.");
        }
    }
}
