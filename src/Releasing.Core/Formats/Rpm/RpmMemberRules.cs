using Releasing.Formats.Linux;
using Releasing.Text;

namespace Releasing.Formats.Rpm;

/// <summary>The rules of the file list.</summary>
internal static class RpmMemberRules
{
    public static IEnumerable<string> Of(RpmPackage package) => package.Package.Members.Where(member => !member.IsSystemDirectory).SelectMany(OfOne);

    private static IEnumerable<string> OfOne(PackageMember member)
    {
        var path = PlainText.Line(member.Path);
        if (!RpmFieldRules.IsLine(member.Path))
        {
            yield return $"{path} has a control character in its name, which lists of files cannot show. Rename it.";
        }

        if (!RpmFieldRules.IsLine(member.Owner) || !RpmFieldRules.IsLine(member.Group) || member.Owner.Length == 0 || member.Group.Length == 0)
        {
            yield return $"{path} has an owner or group that is empty or has a control character. Name them, such as root.";
        }

        if (!RpmFieldRules.IsTime(member.ModificationTime))
        {
            yield return $"{path} has a time before 1970 or after 2105, which rpm cannot write. Correct it.";
        }
    }
}
