using System.Text;
using Releasing.Formats.Archives;
using Releasing.Formats.Linux;
using Releasing.Text;

namespace Releasing.Formats.Deb;

/// <summary>What dpkg can do with files, scripts and triggers.</summary>
internal static class DebContentRules
{
    private const int LongestPart = 255;
    private const int LongestOwner = 31;
    private const int LargestMode = 0b111_111_111_111;

    public static IEnumerable<string> Problems(DebPackage deb) =>
    [
        .. deb.Package.Members.GroupBy(member => member.Path, StringComparer.Ordinal).Where(group => group.Count() > 1)
            .Select(group => $"Members: '{PlainText.Line(group.Key)}' is there twice. Give every path once."),
        .. deb.Package.Members.SelectMany(Member),
        .. deb.Triggers.SelectMany(Trigger),
        .. Debconf(deb),
    ];

    private static IEnumerable<string> Member(PackageMember member)
    {
        var name = PlainText.Line(member.Path);
        if (member.Path.Any(char.IsControl) || (member.LinkTarget?.Any(char.IsControl) ?? false))
        {
            yield return $"Members: '{name}' has a control character in its name or target. dpkg lists files by lines; rename it.";
        }

        if (member.Path.Length < 2 || member.Path[0] != '/' || member.Path[1..].Split('/').Any(part => part is "" or "." or ".."))
        {
            yield return $"Members: '{name}' is no absolute path without '.', '..' and empty parts. Write one such as /usr/bin/tool.";
        }

        if (member.Path.Split('/').Any(part => Encoding.UTF8.GetByteCount(part) > LongestPart))
        {
            yield return $"Members: a part of '{name}' is longer than {LongestPart} bytes. No Linux file system keeps it; shorten it.";
        }

        if (member.Mode is < 0 or > LargestMode)
        {
            yield return $"Members: the mode of '{name}' is more than permission bits. Give at most octal 7777.";
        }

        if (!IsAccount(member.Owner) || !IsAccount(member.Group))
        {
            yield return $"Members: owner '{PlainText.Line(member.Owner)}' or group '{PlainText.Line(member.Group)}' of '{name}' is no account name. Use 1 to {LongestOwner} ASCII characters without ':' and spaces.";
        }

        if (member.Traits.HasFlag(PackageFileTraits.Config) && !member.Traits.HasFlag(PackageFileTraits.Ghost) && member.Kind != EntryKind.File)
        {
            yield return $"Members: '{name}' is marked as configuration and is no file. dpkg keeps files alone (deb-conffiles(5)); mark those.";
        }
    }

    private static IEnumerable<string> Trigger(DebTrigger trigger) => trigger.Name.Length > 0 && trigger.Name.All(character => character is > ' ' and < '\x7F' and not '#')
        ? []
        : DebFieldRules.Wrong("Triggers", trigger.Name, "is no name of a trigger (deb-triggers(5))", "Use visible ASCII characters without '#'");

    private static IEnumerable<string> Debconf(DebPackage deb) => deb.ConfigScript is not null && string.IsNullOrWhiteSpace(deb.Templates)
        ? ["Templates: they are empty and there is a config script. Give the questions that it asks, or leave the script out."]
        : [];

    private static bool IsAccount(string name) => name.Length is > 0 and <= LongestOwner && name.All(character => character is > ' ' and < '\x7F' and not ':');
}
