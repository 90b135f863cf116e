using System.Collections.Immutable;
using Releasing.Failures;
using Releasing.Formats.Linux;

namespace Releasing.Cake.Settings;

/// <summary>Relations as people write them in settings.</summary>
internal static class RelationText
{
    /// <summary>Says what is wrong with the relations of a setting.</summary>
    public static IEnumerable<string> Check(string setting, IEnumerable<string> texts) => texts.Select(text => Problem(setting, text)).OfType<string>();

    /// <summary>The relations of a format: the shared ones, and its own, of which each takes the place of a shared one with the same name.</summary>
    public static ImmutableArray<PackageRelation> Join(IEnumerable<string> shared, IEnumerable<string> own)
    {
        var ours = own.Select(PackageRelation.Parse).ToList();
        return [.. shared.Select(PackageRelation.Parse).Where(relation => ours.TrueForAll(other => other.Name != relation.Name)), .. ours];
    }

    private static string? Problem(string setting, string text)
    {
        try
        {
            PackageRelation.Parse(text);
            return null;
        }
        catch (InvalidInputException failure)
        {
            return $"{setting}: {failure.Message}";
        }
    }
}
