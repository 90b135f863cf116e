using System.Globalization;
using System.Security.Cryptography;
using Releasing.Artifacts;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.Linux;

namespace Releasing.Cake.Tasks;

/// <summary>What decides the bytes of a package, beside its programs.</summary>
internal static class PackageFacts
{
    /// <summary>The files that go into it: digests of them are taken when the fingerprint is computed.</summary>
    public static IReadOnlyList<string> FilesOf(string root, LinuxPackage model) =>
        [.. model.Members.Select(member => member.Content is null ? null : FileOf(root, member.Content)).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>One fact that is another one when anything in the model is; files count by their paths, what lies on no disk by its bytes.</summary>
    public static string DigestOf(string root, LinuxPackage model)
    {
        using var digest = new FingerprintBuilder();
        foreach (var (name, value) in Fields(root, model))
        {
            digest.Add(name, value);
        }

        return "model=" + digest.Finish();
    }

    private static IEnumerable<(string Name, string Value)> Fields(string root, LinuxPackage model)
    {
        yield return ("name", model.Name);
        yield return ("version", string.Create(CultureInfo.InvariantCulture, $"{model.Version.Epoch}:{model.Version.Upstream}-{model.Version.Release}"));
        yield return ("target", model.Target?.Name ?? "");
        yield return ("summary", model.Summary);
        yield return ("description", model.Description);
        yield return ("maintainer", model.Maintainer);
        yield return ("homepage", model.Homepage);
        yield return ("licence", model.Licence);
        yield return ("vendor", model.Vendor);
        yield return ("packager", model.Packager);
        yield return ("section", model.Section);
        yield return ("priority", model.Priority);
        yield return ("group", model.Group);
        yield return ("time", Time(model.ModificationTime));
        foreach (var field in Relations(model.Relations).Concat(Scripts(model.Scripts)).Concat(model.Services.Select(service => ("service", service.ToString()))).Concat(model.Members.SelectMany(member => Member(root, member))).Concat(model.Changelog.SelectMany(Entry)))
        {
            yield return field;
        }
    }

    private static IEnumerable<(string Name, string Value)> Relations(PackageRelations relations) =>
        new[]
        {
            ("depends", relations.Depends), ("pre-depends", relations.PreDepends), ("recommends", relations.Recommends), ("suggests", relations.Suggests),
            ("conflicts", relations.Conflicts), ("breaks", relations.Breaks), ("replaces", relations.Replaces), ("provides", relations.Provides),
        }.SelectMany(list => list.Item2.Select(relation => (list.Item1, Text(relation))));

    private static string Text(PackageRelation relation) =>
        string.Join(" | ", relation.Alternatives.Prepend(relation).Select(one => $"{one.Name} {one.Comparison} {one.Version}"));

    private static IEnumerable<(string Name, string Value)> Scripts(PackageScripts scripts) =>
        new[]
        {
            ("pre-install", scripts.PreInstall), ("post-install", scripts.PostInstall), ("pre-remove", scripts.PreRemove),
            ("post-remove", scripts.PostRemove), ("pre-upgrade", scripts.PreUpgrade), ("post-upgrade", scripts.PostUpgrade),
        }.Select(script => (script.Item1, script.Item2?.Text ?? ""));

    private static IEnumerable<(string Name, string Value)> Member(string root, PackageMember member)
    {
        yield return ("path", member.Path);
        yield return ("is", string.Create(
            CultureInfo.InvariantCulture,
            $"{member.Kind} {Convert.ToString(member.Mode, 8)} {member.Owner}:{member.Group} {Time(member.ModificationTime)} {member.Traits} {member.Language} {member.LinkTarget}"));
        if (member is { Kind: EntryKind.File, Content: { } content })
        {
            yield return ("content", FileOf(root, content) ?? Digest(content));
        }
    }

    private static IEnumerable<(string Name, string Value)> Entry(ChangelogEntry entry) =>
    [
        ("changelog", $"{entry.Version.Upstream}-{entry.Version.Release} {Time(entry.Date)} {entry.Author}"),
        .. entry.Changes.Select(change => ("change", change)),
    ];

    // What lies on no disk calls itself by something else than a full path.
    private static string? FileOf(string root, ContentSource content)
    {
        if (!Path.IsPathFullyQualified(content.Origin) || !File.Exists(content.Origin))
        {
            return null;
        }

        var relative = Path.GetRelativePath(root, content.Origin);
        return (relative.StartsWith("..", StringComparison.Ordinal) ? content.Origin : relative).Replace(Path.DirectorySeparatorChar, '/');
    }

    private static string Digest(ContentSource content)
    {
        using var stream = content.Open();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static string Time(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
