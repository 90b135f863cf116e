using System.Globalization;
using Releasing.Formats.Archives;
using Releasing.Formats.Linux;
using Releasing.Text;

namespace Releasing.Formats.Apk;

/// <summary>What apk-tools 2 can unpack.</summary>
internal static class ApkContentRules
{
    // It reads the sizes of the tar header into 32 bits and knows no pax record for them.
    private const long LargestFile = uint.MaxValue;

    // PATH_MAX less ten.
    private const int LongestName = 4085;

    /// <summary>The members that an Alpine package has: it knows no files that it does not bring.</summary>
    public static IEnumerable<PackageMember> MembersOf(LinuxPackage package) => package.Members.Where(member => !member.Traits.HasFlag(PackageFileTraits.Ghost));

    public static IEnumerable<string> Problems(ApkPackage apk) =>
        [.. MembersOf(apk.Package).SelectMany(Problems), .. PackagedPrograms.Problems(apk.Package, PackageFormats.Apk)];

    private static IEnumerable<string> Problems(PackageMember member)
    {
        if (member.RelativePath.StartsWith('.') && !member.RelativePath.Contains('/', StringComparison.Ordinal))
        {
            yield return $"'{PlainText.Line(member.Path)}' lies in the root and begins with a dot, as only what describes the package does. Choose another path.";
        }

        if (System.Text.Encoding.UTF8.GetByteCount(member.Path) > LongestName)
        {
            yield return $"'{PlainText.Line(member.Path[..60])}…' is longer than {LongestName} bytes, which apk refuses. Choose a shorter path.";
        }

        if (member is { Kind: EntryKind.File, Content: { } content } && content.Length > LargestFile)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"'{PlainText.Line(member.Path)}' has {content.Length} bytes; apk-tools 2 reads files of less than 4 GiB. Split it.");
        }
    }
}
