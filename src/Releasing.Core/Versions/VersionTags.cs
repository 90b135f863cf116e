using Releasing.Git;

namespace Releasing.Versions;

/// <summary>
/// Finds the version tags of a history that decide anything: those on the head, and the highest that the head reaches. Asking git which of all tags the head reaches makes it walk the whole
/// history; asking about the highest few ends after these, and all are asked about only where none of them will do.
/// </summary>
internal static class VersionTags
{
    private const int Few = 8;

    /// <summary>
    /// From the lowest to the highest; of two tags for the same version the one with the <c>v</c> counts as higher. The highest is there, the highest stable one, those on the head, and for the
    /// highest of these the highest below it and the highest stable one below it. Two processes of git.
    /// </summary>
    public static List<VersionTag> Find(GitRepository repository, string prefix)
    {
        var all = new List<(string Name, SemanticVersion Version, bool OnHead)>();
        foreach (var tag in repository.Tags())
        {
            if (VersionTag.TryParse(tag.Name, prefix, out var version))
            {
                all.Add((tag.Name, version, tag.Target == repository.Head));
            }
        }

        if (all.Count == 0)
        {
            return [];
        }

        all = [.. all.OrderByDescending(tag => tag.Version).ThenByDescending(tag => tag.Name, StringComparer.Ordinal)];
        var onHead = all.Where(tag => tag.OnHead).ToList();
        var below = onHead.Count == 0 ? [] : all.Where(tag => SemanticVersion.ComparePrecedence(tag.Version, onHead[0].Version) < 0).ToList();
        string[][] series = [Names(all), Names(all.Where(IsStable)), Names(below), Names(below.Where(IsStable))];
        var found = Read(repository, prefix, [.. onHead.Select(tag => tag.Name).Concat(series.SelectMany(names => names.Take(Few))).Distinct()]);

        // What was not asked about is lower than what was found, in each series.
        return series.All(names => names.Length <= Few || found.Exists(tag => names.Take(Few).Contains(tag.Tag.Name))) ? found : Read(repository, prefix, []);

        static bool IsStable((string Name, SemanticVersion Version, bool OnHead) tag) => !tag.Version.IsPrerelease;
        static string[] Names(IEnumerable<(string Name, SemanticVersion Version, bool OnHead)> tags) => [.. tags.Select(tag => tag.Name)];
    }

    private static List<VersionTag> Read(GitRepository repository, string prefix, IReadOnlyList<string> names)
    {
        var tags = new List<VersionTag>();
        foreach (var tag in repository.MergedTags(names))
        {
            if (VersionTag.TryParse(tag, prefix, out var versionTag))
            {
                tags.Add(versionTag);
            }
        }

        return [.. tags.OrderBy(tag => tag.Version).ThenBy(tag => tag.Tag.Name, StringComparer.Ordinal)];
    }
}
