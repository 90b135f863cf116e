using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Releasing.Formats.Linux;

namespace Releasing.Formats.Deb;

/// <summary>The <c>control</c> file of a package, deb-control(5), its fields in the order of Debian policy 5.3.</summary>
public static class DebControl
{
    /// <summary>The fields that this library writes or that only make sense in its hands; no further field may have such a name.</summary>
    internal static readonly ImmutableHashSet<string> Names = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Package", "Source", "Version", "Architecture", "Maintainer", "Origin", "Installed-Size", "Pre-Depends", "Depends", "Recommends", "Suggests", "Breaks",
        "Conflicts", "Replaces", "Provides", "Section", "Priority", "Multi-Arch", "Homepage", "Description",
        // dpkg's own status file and a repository's index add these.
        "Status", "Conffiles", "Config-Version", "Triggers-Pending", "Triggers-Awaited", "Filename", "Size", "MD5sum", "SHA1", "SHA256", "SHA512");

    /// <summary>The text of the file.</summary>
    /// <param name="deb">A package without problems.</param>
    /// <param name="installedSize">What the files take on a disk, in KiB.</param>
    /// <exception cref="Failures.ReleaseException">A program of the package cannot be read for the libraries it needs.</exception>
    public static string Write(DebPackage deb, long installedSize)
    {
        ArgumentNullException.ThrowIfNull(deb);
        var package = deb.Package;
        var relations = package.Relations;
        var text = new StringBuilder();
        Add(text, "Package", package.Name);
        Add(text, "Source", deb.Source == package.Name ? "" : deb.Source);
        Add(text, "Version", DebVersion.Of(package.Version));
        Add(text, "Architecture", deb.Architecture);
        Add(text, "Maintainer", package.Maintainer);
        Add(text, "Origin", package.Vendor.Trim());
        Add(text, "Installed-Size", installedSize.ToString(CultureInfo.InvariantCulture));
        Add(text, "Pre-Depends", relations.PreDepends);
        Add(text, "Depends", deb.DependsOnLibraries ? DebLibraries.Complete(package) : relations.Depends);
        Add(text, "Recommends", relations.Recommends);
        Add(text, "Suggests", relations.Suggests);
        Add(text, "Breaks", relations.Breaks);
        Add(text, "Conflicts", relations.Conflicts);
        Add(text, "Replaces", relations.Replaces);
        Add(text, "Provides", relations.Provides);
        Add(text, "Section", package.Section);
        Add(text, "Priority", package.Priority);
        Add(text, "Multi-Arch", MultiArch(deb.MultiArch));
        Add(text, "Homepage", package.Homepage);
        Add(text, "Description", DebDescription.Write(package.Summary, package.Description));
        foreach (var field in deb.Fields)
        {
            Add(text, field.Name, field.Value.Trim());
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, string name, ImmutableArray<PackageRelation> relations) => Add(text, name, DebRelations.Write(relations));

    private static void Add(StringBuilder text, string name, string value)
    {
        if (value.Length > 0)
        {
            text.Append(name).Append(": ").Append(value).Append('\n');
        }
    }

    private static string MultiArch(DebMultiArch multiArch) => multiArch switch
    {
        DebMultiArch.Same => "same",
        DebMultiArch.Foreign => "foreign",
        DebMultiArch.Allowed => "allowed",
        _ => "",
    };
}
