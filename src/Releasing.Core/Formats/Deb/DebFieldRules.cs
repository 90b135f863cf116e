using System.Text.RegularExpressions;
using Releasing.Formats.Linux;
using Releasing.Text;

namespace Releasing.Formats.Deb;

/// <summary>What Debian policy (chapter 5) allows in the fields of a control file, beyond what <see cref="PackageText"/> asks of every format.</summary>
internal static partial class DebFieldRules
{
    /// <summary>The problems of all fields but the relations.</summary>
    public static IEnumerable<string> Problems(DebPackage deb)
    {
        var package = deb.Package;
        return
        [
            .. Check("Name", package.Name, IsName, "is no name of a Debian package (policy 5.6.1)", "Use at least two lower-case letters, digits, '+', '-' and '.', the first a letter or digit"),
            .. deb.Source.Length == 0 || IsName(deb.Source) ? [] : Wrong("Source", deb.Source, "is no name of a source package (policy 5.6.1)", "Write it as a package's name"),
            .. Version(package.Version),
            .. deb.Architecture.Length > 0 ? Array.Empty<string>() : [$"Target: Debian has no architecture for {package.Target}. Choose a Linux target."],
            .. Check("Maintainer", package.Maintainer, Person().IsMatch, "is not a name and an address (policy 5.6.2)", "Write it as Ada Lovelace <ada@example.org>"),
            .. Check("Homepage", package.Homepage, IsAddress, "is no web address", "Write an absolute http or https address, or none"),
            .. Check("Section", package.Section, Section().IsMatch, "is no section (policy 2.4)", "Write one such as utils, or area and section such as contrib/net"),
            .. package.Section.Length == 0 ? ["Section: it is empty. Write one such as utils."] : Array.Empty<string>(),
            .. package.Priority is "required" or "important" or "standard" or "optional" or "extra"
                ? [] : Wrong("Priority", package.Priority, "is no priority (policy 2.5)", "Write required, important, standard or optional"),
            .. deb.Fields.SelectMany(field => Custom(field, deb)),
        ];
    }

    /// <summary>Whether a text is a package's name, policy 5.6.1.</summary>
    public static bool IsName(string name) => PackageName().IsMatch(name);

    /// <summary>A sentence about a value.</summary>
    public static string[] Wrong(string field, string value, string what, string whatToDo) => [$"{field}: '{PlainText.Line(value)}' {what}. {whatToDo}."];

    // What is empty or not on one line is refused for every format alike.
    private static string[] Check(string field, string value, Func<string, bool> isRight, string what, string whatToDo) =>
        value.Trim().Length == 0 || PackageText.LineProblem(field, value) is not null || isRight(value) ? [] : Wrong(field, value, what, whatToDo);

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

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && !text.Any(char.IsWhiteSpace);

    private static string[] Custom(DebField field, DebPackage deb)
    {
        if (!FieldName().IsMatch(field.Name))
        {
            return Wrong("Fields", field.Name, "is no name of a field (deb822(5))", "Use visible ASCII characters without ':', the first neither '#' nor '-'");
        }

        if (DebControl.Names.Contains(field.Name))
        {
            return Wrong("Fields", field.Name, "is written from the package's own settings", "Set it there");
        }

        if (deb.Fields.Count(other => string.Equals(other.Name, field.Name, StringComparison.OrdinalIgnoreCase)) > 1)
        {
            return Wrong("Fields", field.Name, "is given twice", "Give every field once");
        }

        return PackageText.LineProblem(field.Name, field.Value) is { } problem ? [problem]
            : field.Value.Length == 0 ? [$"{field.Name} is empty. Set it, or leave the field out."]
            : [];
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
