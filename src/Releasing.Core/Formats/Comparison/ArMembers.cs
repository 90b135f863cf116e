using System.Globalization;
using System.Text;

namespace Releasing.Formats.Comparison;

/// <summary>The members of an ar archive such as a Debian package (deb(5)), read by themselves and not by the parts that wrote it.</summary>
internal static class ArMembers
{
    private const int MagicLength = 8;
    private const int HeaderLength = 60;

    // Name 16, time 12, owner 6, group 6, mode 8, size 10 bytes, all of them text, then two bytes that end the header.
    private static readonly (string Name, int Start, int Length)[] s_attributes = [("time", 16, 12), ("owner", 28, 6), ("group", 34, 6), ("mode", 40, 8)];

    /// <summary>Reads the members in their order.</summary>
    public static IEnumerable<Member> Read(Stream file, string path)
    {
        var header = new byte[HeaderLength];
        for (long at = MagicLength; at < file.Length;)
        {
            file.Position = at;
            file.ReadExactly(header);
            var text = Encoding.Latin1.GetString(header);
            if (!text.EndsWith("`\n", StringComparison.Ordinal) || !long.TryParse(text.AsSpan(48, 10), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var size) || size > file.Length - at)
            {
                throw new InvalidDataException("a member's header is damaged");
            }

            var start = at + HeaderLength;
            yield return new Member(
                text[..16].TrimEnd(' ', '/'),
                [.. s_attributes.Select(attribute => new MemberAttribute(attribute.Name, text.Substring(attribute.Start, attribute.Length).TrimEnd()))],
                target => FileRange.Copy(file, (ulong)start, (ulong)size, target));
            at = start + size + (size % 2);
        }
    }
}
