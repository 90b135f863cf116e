using System.Formats.Tar;
using System.Globalization;

namespace Releasing.Formats.Comparison;

/// <summary>The members of a tar file, read by the platform's reader and not by the parts that wrote it.</summary>
internal static class TarMembers
{
    /// <summary>Reads the members in their order.</summary>
    public static IEnumerable<Member> Read(Stream file, string path)
    {
        using var reader = new TarReader(file, leaveOpen: true);
        while (reader.GetNextEntry() is { } entry)
        {
            yield return new Member(entry.Name, [.. Attributes(entry)], target => entry.DataStream?.CopyTo(target));
        }
    }

    private static IEnumerable<MemberAttribute> Attributes(TarEntry entry)
    {
        yield return new("type", entry.EntryType.ToString());
        yield return new("mode", Convert.ToString((int)entry.Mode, 8).PadLeft(4, '0'));
        yield return new("time", entry.ModificationTime.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
        yield return new("owner", string.Create(CultureInfo.InvariantCulture, $"{entry.Uid}:{entry.Gid}"));
        yield return new("link", entry.LinkName);
        if (entry is PosixTarEntry posix)
        {
            yield return new("owner's name", $"{posix.UserName}:{posix.GroupName}");
        }
    }
}
