using System.Collections.Frozen;

namespace Releasing.Sboms.Licences;

/// <summary>The identifiers of the SPDX licence list, deprecated ones too; compared without case and given back as the list writes them.</summary>
public static class LicenceList
{
    private static readonly Lazy<FrozenDictionary<string, string>> s_licences = new(() => Read("Releasing.Sboms.Licences.licence-ids"));
    private static readonly Lazy<FrozenDictionary<string, string>> s_exceptions = new(() => Read("Releasing.Sboms.Licences.exception-ids"));

    /// <summary>The version of the list.</summary>
    public const string Version = "3.29";

    /// <summary>A licence's identifier as the list writes it; null when the list has none such.</summary>
    /// <param name="identifier">In any case.</param>
    public static string? Licence(string identifier) => s_licences.Value.GetValueOrDefault(identifier);

    /// <summary>An exception's identifier as the list writes it; null when the list has none such.</summary>
    /// <param name="identifier">In any case.</param>
    public static string? Exception(string identifier) => s_exceptions.Value.GetValueOrDefault(identifier);

    private static FrozenDictionary<string, string> Read(string resource)
    {
        using var reader = new StreamReader(typeof(LicenceList).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenDictionary(line => line, StringComparer.OrdinalIgnoreCase);
    }
}
