using System.Collections.Immutable;
using Releasing.Failures;
using Releasing.Formats.Linux.Contents;

namespace Releasing.Formats.Linux;

/// <summary>Turns what a person wrote (<see cref="PackageContent"/>) into the paths that a package has (<see cref="PackageMember"/>).</summary>
public static class PackageTree
{
    /// <summary>
    /// Finds the files behind contents and checks everything about them. Directories that something lies in are added once, 755 and root's; those of the system
    /// are marked and not claimed. The result depends on names and contents of the files alone, not on their times, owners, order or the umask; of the mode, only
    /// the owner's executable bit counts.
    /// </summary>
    /// <param name="contents">What the package installs. A name that exists wins over a pattern that it could be; symbolic links are kept as they are, but one that is named itself as a file is followed.</param>
    /// <param name="sourceFolder">What relative sources start from.</param>
    /// <param name="format">The one format that the package is written in: what is for others is left out unseen.</param>
    /// <param name="modificationTime">The time of what has none of its own.</param>
    /// <returns>The members in the ordinal order of their paths.</returns>
    /// <exception cref="PreflightException">
    /// Everything that is wrong: a source that is missing or of the wrong type, a pattern without a match, two sources for one path, a file where another needs a
    /// folder, a path that is not absolute or has a part such as <c>..</c>, an impossible mode, owner, group or time.
    /// </exception>
    public static ImmutableArray<PackageMember> Resolve(IEnumerable<PackageContent> contents, string sourceFolder, PackageFormats format, DateTimeOffset modificationTime)
    {
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(sourceFolder);
        if (format is not (PackageFormats.Deb or PackageFormats.Rpm or PackageFormats.Apk))
        {
            throw new ArgumentOutOfRangeException(nameof(format), format, "A package is written in one format.");
        }

        var problems = new List<string>();
        var time = MemberTime.Of(modificationTime, "the package", problems);
        var finder = new ContentFinder(Path.GetFullPath(sourceFolder), time, problems);
        var members = new MemberTable(time, problems);
        foreach (var content in contents)
        {
            if ((content.Formats & format) != 0 && !(content.Kind == PackageContentKind.Ghost && format != PackageFormats.Rpm))
            {
                members.AddRange(finder.Find(content));
            }
        }

        var complete = members.Complete();
        return problems.Count == 0 ? complete : throw new PreflightException($"Contents of the {format.ToString().ToLowerInvariant()} package", problems);
    }
}
