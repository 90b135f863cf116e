namespace Releasing.Formats.Rpm;

/// <summary>Writes the dependency lists, and which file brought which of them.</summary>
internal static class RpmDependencyTags
{
    public static void Write(RpmHeader header, RpmDependencies lists)
    {
        Write(header, lists.Provides, RpmTag.ProvideNames, RpmTag.ProvideFlags, RpmTag.ProvideVersions);
        Write(header, lists.Requires, RpmTag.RequireNames, RpmTag.RequireFlags, RpmTag.RequireVersions);
        Write(header, lists.Conflicts, RpmTag.ConflictNames, RpmTag.ConflictFlags, RpmTag.ConflictVersions);
        Write(header, lists.Obsoletes, RpmTag.ObsoleteNames, RpmTag.ObsoleteFlags, RpmTag.ObsoleteVersions);
        Write(header, lists.Recommends, RpmTag.RecommendNames, RpmTag.RecommendFlags, RpmTag.RecommendVersions);
        Write(header, lists.Suggests, RpmTag.SuggestNames, RpmTag.SuggestFlags, RpmTag.SuggestVersions);
    }

    /// <summary>Tags 1143 to 1145: for each file a range of a dictionary, whose entries are a letter and the place in a dependency list.</summary>
    public static void WriteOrigins(RpmHeader header, IReadOnlyList<RpmMember> files, RpmDependencies lists)
    {
        var dictionary = new List<uint>();
        var starts = new List<uint>();
        var counts = new List<uint>();
        foreach (var file in files)
        {
            var before = dictionary.Count;
            dictionary.AddRange(file.Provides.Select(found => Entry('P', lists.Provides.IndexOf(found))).Order());
            dictionary.AddRange(file.Requires.Select(found => Entry('R', lists.Requires.IndexOf(found))).Order());
            starts.Add(dictionary.Count > before ? (uint)before : 0);
            counts.Add((uint)(dictionary.Count - before));
        }

        header.Numbers(RpmTag.FileDependencyStarts, starts);
        header.Numbers(RpmTag.FileDependencyCounts, counts);
        header.Numbers(RpmTag.DependencyDictionary, dictionary);
    }

    private static uint Entry(char list, int place) => ((uint)list << 24) | (uint)place;

    private static void Write(RpmHeader header, IReadOnlyList<RpmDependency> list, RpmTag names, RpmTag flags, RpmTag versions)
    {
        header.Texts(names, [.. list.Select(dependency => dependency.Name)]);
        header.Numbers(flags, [.. list.Select(dependency => (uint)dependency.Sense)]);
        header.Texts(versions, [.. list.Select(dependency => dependency.Version)]);
    }
}
