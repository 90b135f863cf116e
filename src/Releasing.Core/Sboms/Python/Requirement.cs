using System.Text.RegularExpressions;

namespace Releasing.Sboms.Python;

/// <summary>One requirement of pip: <c>name[extras]==1.0 ; marker --hash=sha256:…</c>, <c>name @ address</c>, an address or a folder.</summary>
/// <param name="Name">The distribution; null when only its address or folder is known.</param>
/// <param name="Version">The pinned version; null for a range.</param>
/// <param name="Source">The direct reference.</param>
/// <param name="Marker">The environment marker.</param>
/// <param name="Hashes">The digests of the archives that may be installed.</param>
internal sealed partial record Requirement(string? Name, string? Version, string? Source, string? Marker, ComponentHash[] Hashes)
{
    private const string HashOption = "--hash=";
    private const string Egg = "#egg=";

    /// <summary>Reads a logical line without its comment; null when it is none.</summary>
    public static Requirement? Parse(string line)
    {
        var text = Editable().Replace(line, "", 1);
        var options = Option().Match(text);
        var hashes = options.Success ? Hashed(text[options.Index..]) : [];
        text = (options.Success ? text[..options.Index] : text).Trim();
        var semicolon = Semicolon(text);
        var marker = semicolon < 0 ? null : text[(semicolon + 1)..].Trim();
        text = (semicolon < 0 ? text : text[..semicolon]).Trim();
        if (IsPlace(text))
        {
            var egg = text.IndexOf(Egg, StringComparison.Ordinal);
            var name = egg < 0 ? null : text[(egg + Egg.Length)..].Split('&', '[')[0];
            var isAddress = text.Contains("://", StringComparison.Ordinal);
            return new Requirement(isAddress && name is { Length: > 0 } ? name : null, null, isAddress ? PythonSource.Direct(text) : null, marker, hashes);
        }

        var match = Specifier().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var address = match.Groups["address"];
        return new Requirement(
            match.Groups["name"].Value,
            match.Groups["version"] is { Success: true } version && !version.Value.Contains('*', StringComparison.Ordinal) ? version.Value : null,
            address.Success ? PythonSource.Direct(address.Value) : null,
            marker,
            hashes);
    }

    private static ComponentHash[] Hashed(string options) =>
        PythonHash.ReadAll(options.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(option => option.StartsWith(HashOption, StringComparison.Ordinal)).Select(option => option[HashOption.Length..]));

    // An address may hold a semicolon; the one before a marker follows white space there (PEP 508).
    private static int Semicolon(string text) =>
        text.Contains("://", StringComparison.Ordinal) ? text.IndexOf(" ;", StringComparison.Ordinal) is >= 0 and var at ? at + 1 : -1 : text.IndexOf(';', StringComparison.Ordinal);

    private static bool IsPlace(string text) => text.StartsWith('.') || text.StartsWith('/') || text.StartsWith('\\') || Address().IsMatch(text)
        || (!text.Contains('@', StringComparison.Ordinal) && !text.Contains('=', StringComparison.Ordinal) && (text.Contains('/', StringComparison.Ordinal) || text.EndsWith(".whl", StringComparison.Ordinal) || text.EndsWith(".tar.gz", StringComparison.Ordinal)));

    [GeneratedRegex(@"^(-e|--editable)([ \t]+|=)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Editable();

    [GeneratedRegex(@"[ \t]--[a-z]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Option();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.-]*:(//|\.|/|[A-Za-z]:)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    // name [extras] then an address, one pin (perhaps in parentheses, as old tools write), or any other list of ranges.
    [GeneratedRegex(
        @"^(?<name>[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)[ \t]*(\[[^\]]*\])?[ \t]*(@[ \t]*(?<address>[^ \t]+)|\(?[ \t]*===?[ \t]*(?<version>[A-Za-z0-9.*+!_-]+)[ \t]*\)?|\(?[ \t]*[<>=!~][^@]*\)?)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Specifier();
}
