using System.Globalization;
using System.Text;

namespace Releasing.Verification.Folders.Contents;

/// <summary>
/// Reads tar archives from their start to their end (POSIX pax and ustar, GNU's long names), for the sake of their names alone: every header is bounded, and members behind the
/// end-of-archive blocks, which some programs unpack, count too.
/// </summary>
internal static class TarScan
{
    private const int Block = 512;
    private const int LongestHeader = 1024 * 1024;

    public static async Task RunAsync(Stream tar, ContentBudget budget, MemberVisitor visit, CancellationToken cancellationToken)
    {
        var header = new byte[Block];
        var (name, link, any) = (default(string), default(string), false);
        long? size = null;
        while (await ReadBlockAsync(tar, header, cancellationToken))
        {
            if (header.AsSpan().IndexOfAnyExcept((byte)0) < 0)
            {
                continue;
            }

            budget.Member();
            any = true;
            RequireChecksum(header);
            var length = Number(header.AsSpan(124, 12));
            var type = (char)header[156];
            if (type is 'x' or 'g' or 'L' or 'K')
            {
                var text = await ReadTextAsync(tar, length, cancellationToken);
                (name, link, size) = type switch
                {
                    'L' => (text.TrimEnd('\0'), link, size),
                    'K' => (name, text.TrimEnd('\0'), size),
                    'x' => (Record(text, "path") ?? name, Record(text, "linkpath") ?? link, Record(text, "size") is { } own ? Size(own) : size),

                    // A path for all members that follow makes no archive that is meant to be unpacked.
                    _ => Record(text, "path") is null && Record(text, "linkpath") is null && Record(text, "size") is null ? (name, link, size) : throw Damaged("a global header names a path"),
                };
                continue;
            }

            length = type is '0' or '\0' or '7' ? size ?? length : length;
            var content = new MemberStream(tar, type is '1' or '2' ? 0 : length);
            await visit(Member(header, type, name, link), content, cancellationToken);
            await content.SkipAsync(type is '1' or '2' ? 0 : Padding(length), cancellationToken);
            (name, link, size) = (null, null, null);
        }

        if (!any)
        {
            throw Damaged("it has no members");
        }
    }

    private static ScannedMember Member(byte[] header, char type, string? name, string? link)
    {
        var prefix = header.AsSpan(257, 6).SequenceEqual("ustar\0"u8) ? Text(header.AsSpan(345, 155)) : "";
        name ??= prefix.Length > 0 ? $"{prefix}/{Text(header.AsSpan(0, 100))}" : Text(header.AsSpan(0, 100));
        var kind = type switch
        {
            '0' or '\0' or '7' => name.EndsWith('/') ? MemberKind.Folder : MemberKind.File,
            '1' => MemberKind.HardLink,
            '2' => MemberKind.SymbolicLink,
            '3' or '4' or '6' => MemberKind.Device,
            '5' => MemberKind.Folder,
            _ => throw Damaged($"a member is of the type {(int)type}, which is none of POSIX"),
        };
        return new ScannedMember(name, kind, (int)(Number(header.AsSpan(100, 8)) & 0xFFF), kind is MemberKind.HardLink or MemberKind.SymbolicLink ? link ?? Text(header.AsSpan(157, 100)) : "");
    }

    private static async Task<bool> ReadBlockAsync(Stream tar, byte[] block, CancellationToken cancellationToken)
    {
        var read = await tar.ReadAtLeastAsync(block, Block, throwOnEndOfStream: false, cancellationToken);
        return read is 0 or Block ? read == Block : throw Damaged("it ends in the middle of a block");
    }

    private static async Task<string> ReadTextAsync(Stream tar, long length, CancellationToken cancellationToken)
    {
        if (length > LongestHeader)
        {
            throw Damaged("an extended header is larger than any name");
        }

        var bytes = new byte[length + Padding(length)];
        if (await tar.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken) < bytes.Length)
        {
            throw Damaged("it ends inside of an extended header");
        }

        return Encoding.UTF8.GetString(bytes, 0, (int)length);
    }

    // "%d %s=%s\n" (pax, "pax Extended Header"): the last record of a name counts.
    private static string? Record(string text, string key)
    {
        string? found = null;
        foreach (var line in text.Split('\n'))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            if (space > 0 && line.AsSpan(space + 1).StartsWith(key, StringComparison.Ordinal) && line.Length > space + 1 + key.Length && line[space + 1 + key.Length] == '=')
            {
                found = line[(space + key.Length + 2)..];
            }
        }

        return found;
    }

    private static long Size(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : throw Damaged("a size is no number");

    private static void RequireChecksum(byte[] header)
    {
        long sum = 8 * ' ';
        for (var index = 0; index < Block; index++)
        {
            sum += index is >= 148 and < 156 ? 0 : header[index];
        }

        if (Number(header.AsSpan(148, 8)) != sum)
        {
            throw Damaged("the checksum of a header is wrong");
        }
    }

    // Octal digits, or big-endian with the first bit set (GNU).
    private static long Number(ReadOnlySpan<byte> field)
    {
        long value = 0;
        if ((field[0] & 0x80) != 0)
        {
            foreach (var part in field[^8..])
            {
                value = (value << 8) | part;
            }

            return value >= 0 ? value : throw Damaged("a number is negative");
        }

        foreach (var digit in field.Trim(" \0"u8))
        {
            value = digit is >= (byte)'0' and <= (byte)'7' ? (value << 3) + digit - '0' : throw Damaged("a number is none");
        }

        return value;
    }

    private static string Text(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? field : field[..end]);
    }

    private static long Padding(long length) => (Block - (length % Block)) % Block;

    private static CheckFailedException Damaged(string what) => new(FolderReason.ContentsMalformed, $"The tar archive is damaged: {what}.");
}
