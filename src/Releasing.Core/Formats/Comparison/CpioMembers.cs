using System.Globalization;
using System.Text;

namespace Releasing.Formats.Comparison;

/// <summary>The members of a cpio archive of the new ASCII format (cpio(5)), as RPM packages hold one.</summary>
internal static class CpioMembers
{
    private const int HeaderLength = 110;
    private const int FieldLength = 8;
    private const int FirstField = 6;
    private const string End = "TRAILER!!!";

    private static readonly (string Name, int Field)[] s_attributes = [("inode", 0), ("mode", 1), ("owner", 2), ("group", 3), ("links", 4), ("time", 5)];

    /// <summary>Reads the members in their order.</summary>
    public static IEnumerable<Member> Read(Stream file, string path)
    {
        var header = new byte[HeaderLength];
        for (long at = 0; ;)
        {
            file.Position = at;
            file.ReadExactly(header);
            var name = new byte[Field(header, 11)];
            file.ReadExactly(name);
            var text = Encoding.UTF8.GetString(name).TrimEnd('\0');
            if (text == End)
            {
                yield break;
            }

            long size = Field(header, 6);
            var start = Padded(at + HeaderLength + name.Length);
            yield return new Member(
                text,
                [.. s_attributes.Select(attribute => new MemberAttribute(attribute.Name, Field(header, attribute.Field).ToString(CultureInfo.InvariantCulture)))],
                target => FileRange.Copy(file, (ulong)start, (ulong)size, target));
            at = Padded(start + size);
        }
    }

    private static uint Field(byte[] header, int field) =>
        uint.TryParse(Encoding.ASCII.GetString(header, FirstField + (field * FieldLength), FieldLength), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value : throw new InvalidDataException("a member's header is damaged");

    private static long Padded(long offset) => (offset + 3) & ~3L;
}
