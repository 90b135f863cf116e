using System.Globalization;
using System.Text;
using Releasing.Failures;

namespace Releasing.Formats.Ar;

/// <summary>The bytes of a member's header: name, time, owner, group, mode, size, all text padded with spaces, then two closing bytes (ar(5), deb(5)).</summary>
internal static class ArHeader
{
    public const int Length = 60;
    public const int NameLength = 16;

    public static ReadOnlySpan<byte> Magic => "!<arch>\n"u8;

    private static ReadOnlySpan<byte> End => "`\n"u8;

    /// <summary>Writes the header of a member.</summary>
    /// <exception cref="InvalidInputException">A value does not fit its field.</exception>
    public static byte[] Write(ArMember member)
    {
        CheckName(member.Name);
        if (member.Size is < 0 or > ArMember.LargestSize)
        {
            throw new InvalidInputException(
                $"Archive member '{member.Name}'",
                $"its {member.Size.ToString(CultureInfo.InvariantCulture)} bytes are more than the {ArMember.LargestSize} that ar has digits for (deb(5))",
                "Compress better, such as with xz, or split the package");
        }

        var header = new byte[Length];
        header.AsSpan().Fill((byte)' ');
        var seconds = Math.Clamp(member.ModificationTime.ToUnixTimeSeconds(), 0, 999_999_999_999);
        Put(header, 0, member.Name);
        Put(header, 16, Decimal(seconds));
        Put(header, 28, Decimal(member.UserId));
        Put(header, 34, Decimal(member.GroupId));
        Put(header, 40, Convert.ToString(member.Mode, 8));
        Put(header, 48, Decimal(member.Size));
        End.CopyTo(header.AsSpan(58));
        return header;
    }

    /// <summary>Reads a header; the message of a damaged one names the field.</summary>
    /// <exception cref="InvalidInputException">It is no header of deb(5)'s ar.</exception>
    public static ArMember Read(ReadOnlySpan<byte> header, string path)
    {
        if (!header[58..].SequenceEqual(End))
        {
            throw Damaged(path, "a member's header does not end as headers do");
        }

        // Some writers end the name with a slash, as System V ar did.
        var name = Encoding.Latin1.GetString(header[..NameLength]).TrimEnd(' ');
        name = name.Length > 1 && name.EndsWith('/') ? name[..^1] : name;
        if (name.Length == 0 || name.Any(character => character is <= ' ' or '/' or >= '\x7F'))
        {
            throw Damaged(path, "a member's name is none that deb(5) allows");
        }

        return new ArMember(name, Number(header, 48, 10, 10, path, "size"))
        {
            ModificationTime = DateTimeOffset.FromUnixTimeSeconds(Math.Min(Number(header, 16, 12, 10, path, "time"), 253_402_300_799)),
            UserId = (int)Number(header, 28, 6, 10, path, "owner"),
            GroupId = (int)Number(header, 34, 6, 10, path, "group"),
            Mode = (int)Number(header, 40, 8, 8, path, "mode"),
        };
    }

    public static InvalidInputException Damaged(string path, string what) =>
        new(path, $"the file is no whole ar archive, {what}", "Build or download it again");

    private static void CheckName(string name)
    {
        if (name.Length is 0 or > NameLength || name.Any(character => character is <= ' ' or '/' or >= '\x7F'))
        {
            throw new InvalidInputException(
                $"Archive member '{Text.PlainText.Line(name)}'", "the name is not of 1 to 16 visible ASCII characters without '/' (deb(5))", "Choose a shorter or plainer name");
        }
    }

    private static void Put(byte[] header, int offset, string text) => Encoding.ASCII.GetBytes(text, header.AsSpan(offset));

    private static string Decimal(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static long Number(ReadOnlySpan<byte> header, int offset, int length, int radix, string path, string field)
    {
        long value = 0;
        foreach (var digit in header.Slice(offset, length).TrimEnd((byte)' '))
        {
            var number = digit - '0';
            if (number < 0 || number >= radix)
            {
                throw Damaged(path, $"a member's {field} is not a number");
            }

            value = (value * radix) + number;
        }

        return value;
    }
}
