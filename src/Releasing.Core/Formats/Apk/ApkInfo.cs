using System.Globalization;
using System.Text;

namespace Releasing.Formats.Apk;

/// <summary>Writes .PKGINFO: one <c>key = value</c> a line, a key again for each further value (apk-package(5), and the order in which abuild writes).</summary>
internal sealed class ApkInfo
{
    private readonly StringBuilder _text = new();

    /// <summary>The file's text.</summary>
    /// <param name="apk">The package.</param>
    /// <param name="installedSize">Bytes of all files.</param>
    /// <param name="dataSha256">SHA-256 of the compressed data segment, in lowercase hexadecimal digits.</param>
    public static string Write(ApkPackage apk, long installedSize, string dataSha256)
    {
        var info = new ApkInfo();
        info.AddFields(apk, installedSize);
        info.AddRelations(apk);
        info.AddTraces(apk);
        info.Add("datahash", dataSha256);
        return info._text.ToString();
    }

    private void AddFields(ApkPackage apk, long installedSize)
    {
        var package = apk.Package;
        // apk-tools 2 takes a package of size 0 for a virtual one: it unpacks nothing and runs no script.
        var isVirtual = package.Members.IsEmpty && !ApkScripts.Of(apk).Any();
        Add("pkgname", package.Name);
        Add("pkgver", apk.FullVersion);
        Add("pkgdesc", package.Summary);
        Add("url", package.Homepage);
        Add("builddate", Number(package.ModificationTime.ToUnixTimeSeconds()));
        Add("packager", package.Packager.Length > 0 ? package.Packager : package.Maintainer);
        Add("size", Number(isVirtual ? installedSize : Math.Max(1, installedSize)));
        Add("arch", apk.Architecture);
        Add("origin", apk.Origin.Length > 0 ? apk.Origin : package.Name);
        Add("commit", apk.Commit);
        Add("maintainer", package.Maintainer);
        Add("replaces_priority", apk.ReplacesPriority is { } replaces ? Number(replaces) : "");
        Add("provider_priority", apk.ProviderPriority is { } provider ? Number(provider) : "");
        Add("license", package.Licence);
    }

    private void AddRelations(ApkPackage apk)
    {
        var relations = apk.Package.Relations;
        AddAll("replaces", relations.Replaces.Select(ApkRelationRules.Text));
        AddAll("depend", relations.Depends.Concat(relations.PreDepends).Select(ApkRelationRules.Text));
        AddAll("depend", relations.Conflicts.Concat(relations.Breaks).Select(conflict => "!" + ApkRelationRules.Text(conflict)));
        AddAll("provides", relations.Provides.Select(ApkRelationRules.Text));
        Add("triggers", string.Join(' ', apk.Triggers));
        Add("install_if", string.Join(' ', apk.InstallIf.Select(ApkRelationRules.Text)));
    }

    private void AddTraces(ApkPackage apk)
    {
        var traces = ApkTraces.Find(apk);
        var relations = apk.Package.Relations;
        var stated = relations.Depends.Concat(relations.PreDepends).Concat(relations.Provides).Select(relation => relation.Name).ToHashSet(StringComparer.Ordinal);
        AddAll("provides", traces.Provides.Where(provided => !stated.Contains(provided.Split('=')[0])));
        AddAll("depend", traces.Needs.Where(name => !stated.Contains(name)));
    }

    private void AddAll(string key, IEnumerable<string> values)
    {
        foreach (var value in values.Distinct(StringComparer.Ordinal))
        {
            Add(key, value);
        }
    }

    // What is empty is left out.
    private void Add(string key, string value)
    {
        if (value.Length > 0)
        {
            _text.Append(key).Append(" = ").Append(value).Append('\n');
        }
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
