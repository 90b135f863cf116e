using System.Text.RegularExpressions;
using Releasing.Formats.Linux;
using Releasing.Formats.Payloads;
using Releasing.Text;

namespace Releasing.Formats.Apk;

/// <summary>What apk-package(5) allows in the fields of .PKGINFO.</summary>
internal static partial class ApkFieldRules
{
    // What the package manager does with a trigger's path is a match with wildcards, word by word.
    private static readonly char[] s_trigger = ['*', '?', '[', ']', '/', '.', '_', '-', '+', '@'];

    public static IEnumerable<string> Problems(ApkPackage apk) =>
    [
        .. Name("Name", apk.Package.Name),
        .. apk.Origin.Length > 0 ? Name("Origin", apk.Origin) : [],
        .. Version(apk),
        .. apk.Architecture.Length > 0 ? [] : Wrong("Target", apk.Package.Target!.Name, "has no packages of Alpine", "Package a Linux target"),
        .. Commit().IsMatch(apk.Commit) ? [] : Wrong("Commit", apk.Commit, "is no hash of a commit", "Write 7 to 64 lowercase hexadecimal digits, optionally with -dirty"),
        .. apk.Payload.Compression == PayloadCompression.Gzip ? [] : Wrong("Compression", apk.Payload.Compression.ToString(), "is unknown to apk-tools 2", "Use gzip"),
        .. apk.Payload.Problems(),
        .. Triggers(apk),
        .. Scripts(apk),
    ];

    public static bool IsName(string name) => PackageName().IsMatch(name);

    /// <summary>A sentence about a value.</summary>
    public static string[] Wrong(string field, string value, string what, string whatToDo) => [$"{field}: '{PlainText.Line(value)}' {what}. {whatToDo}."];

    private static string[] Name(string field, string name) => IsName(name)
        ? []
        : Wrong(field, name, "is no name of an Alpine package", "Use ASCII letters, digits, '.', '_', '+' and '-', the first a letter or digit");

    private static string[] Version(ApkPackage apk)
    {
        if (apk.Version.Length > 0)
        {
            return ApkVersion.IsValid(apk.Version) && apk.Version.Contains("-r", StringComparison.Ordinal)
                ? []
                : Wrong("Version", apk.Version, "is no full version of Alpine", "Write it as 1.2.3_rc1-r0");
        }

        return ApkVersion.Problem(apk.Package.Version) is { } problem
            ? [$"Version: {problem}. Give the version in Alpine's own form (ApkPackage.Version), or choose another."]
            : [];
    }

    private static IEnumerable<string> Triggers(ApkPackage apk)
    {
        if (apk.Triggers.IsEmpty != apk.TriggerScript is null)
        {
            yield return "Triggers: folders and a script need each other. Set both or none.";
        }

        foreach (var trigger in apk.Triggers)
        {
            if (!trigger.StartsWith('/') || !trigger.All(letter => char.IsAsciiLetterOrDigit(letter) || s_trigger.Contains(letter)))
            {
                yield return Wrong("Triggers", trigger, "is no absolute path of a folder", "Write it as /usr/share/icons/*").Single();
            }
        }
    }

    private static IEnumerable<string> Scripts(ApkPackage apk) => ApkScripts.Of(apk)
        .Where(script => script.Value.Text.Contains('\0', StringComparison.Ordinal) || !PackageText.IsUnicode(script.Value.Text))
        .SelectMany(script => Wrong(script.Key, script.Value.Origin, "is no text", "Give a script, not a program"));

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._+-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PackageName();

    [GeneratedRegex(@"\A(?:[0-9a-f]{7,64}(?:-dirty)?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Commit();
}
