using System.Text.RegularExpressions;
using Releasing.Formats.Linux;
using Releasing.Text;

namespace Releasing.Formats.Deb;

/// <summary>What Debian policy (chapter 5) allows in the fields of a control file.</summary>
internal static partial class DebFieldRules
{
    /// <summary>The problems of all fields but the relations.</summary>
    public static IEnumerable<string> Problems(DebPackage deb)
    {
        var package = deb.Package;
        return
        [
            .. Name("Name", package.Name),
            .. deb.Source.Length > 0 ? Name("Source", deb.Source) : [],
            .. Version(package.Version),
            .. Architecture(deb),
            .. Line("Summary", package.Summary, required: true),
            .. Maintainer(package.Maintainer),
            .. Homepage(package.Homepage),
            .. Line("Vendor", package.Vendor),
            .. Section().IsMatch(package.Section) ? [] : Wrong("Section", package.Section, "is no section (policy 2.4)", "Write one such as utils, or area and section such as contrib/net"),
            .. package.Priority is "required" or "important" or "standard" or "optional" or "extra"
                ? [] : Wrong("Priority", package.Priority, "is no priority (policy 2.5)", "Write required, important, standard or optional"),
            .. deb.Fields.SelectMany(field => Custom(field, deb)),
        ];
    }

    /// <summary>A package's name, policy 5.6.1.</summary>
    public static IEnumerable<string> Name(string field, string name) => IsName(name)
        ? []
        : Wrong(field, name, "is no name of a Debian package (policy 5.6.1)", "Use at least two lower-case letters, digits, '+', '-' and '.', the first a letter or digit");

    public static bool IsName(string name) => PackageName().IsMatch(name);

    /// <summary>A sentence about a value.</summary>
    public static string[] Wrong(string field, string value, string what, string whatToDo) => [$"{field}: '{PlainText.Line(value)}' {what}. {whatToDo}."];

    /// <summary>A value of one line.</summary>
    public static IEnumerable<string> Line(string field, string value, bool required = false)
    {
        if (value.Any(char.IsControl))
        {
            return Wrong(field, value, "holds a line end or another control character", "Write it on one line of plain text");
        }

        return required && string.IsNullOrWhiteSpace(value) ? [$"{field}: it is empty. Every Debian package needs it."] : [];
    }

    private static IEnumerable<string> Version(PackageVersion version)
    {
        if (version.Epoch < 0)
        {
            yield return $"Epoch: {version.Epoch} is negative. Use 0 for none, or a number that grows.";
        }

        if (!DebVersion.IsRevision(version.Release))
        {
            yield return Wrong("Release", version.Release, "is no Debian revision (policy 5.6.12)", "Use letters, digits, '+', '.' and '~'")[0];
        }
    }

    private static IEnumerable<string> Architecture(DebPackage deb) => deb.Architecture.Length > 0
        ? []
        : [$"Target: Debian has no architecture for {deb.Package.Target}. Choose a Linux target."];

    private static IEnumerable<string> Maintainer(string maintainer) => maintainer.Any(char.IsControl)
        ? Line("Maintainer", maintainer)
        : Person().IsMatch(maintainer) ? []
        : Wrong("Maintainer", maintainer, "is not a name and an address (policy 5.6.2)", "Write it as Ada Lovelace <ada@example.org>");

    private static string[] Homepage(string homepage)
    {
        var isAddress = Uri.TryCreate(homepage, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && !homepage.Any(c => char.IsControl(c) || char.IsWhiteSpace(c));
        return homepage.Length == 0 || isAddress ? [] : Wrong("Homepage", homepage, "is no web address", "Write an absolute http or https address, or none");
    }

    private static IEnumerable<string> Custom(DebField field, DebPackage deb)
    {
        if (!FieldName().IsMatch(field.Name))
        {
            return Wrong("Fields", field.Name, "is no name of a field (deb822(5))", "Use visible ASCII characters without ':', the first neither '#' nor '-'");
        }

        if (DebControl.Names.Contains(field.Name))
        {
            return Wrong("Fields", field.Name, "is written from the package's own settings", "Set it there");
        }

        return deb.Fields.Count(other => string.Equals(other.Name, field.Name, StringComparison.OrdinalIgnoreCase)) > 1
            ? Wrong("Fields", field.Name, "is given twice", "Give every field once")
            : Line(field.Name, field.Value, required: true);
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9+.-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex PackageName();

    [GeneratedRegex(@"\A[^<>]*[^<>\s][^<>]* <[^<>@\s]+@[^<>@\s]+>\z", RegexOptions.CultureInvariant)]
    private static partial Regex Person();

    [GeneratedRegex(@"\A(?:[a-z][a-z0-9+.-]*/)?[a-z][a-z0-9+.-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Section();

    [GeneratedRegex(@"\A[!""$-,./0-9;-~][!-9;-~]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex FieldName();
}
