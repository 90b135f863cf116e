using System.Globalization;
using System.Text;

namespace Releasing.Verification.Folders.Contents;

/// <summary>Reads cpio archives of the new ASCII format (cpio(5)), as RPM packages hold one, from their start to their end.</summary>
internal static class CpioScan
{
    private const int HeaderLength = 110;
    private const int FirstField = 6;
    private const int FieldLength = 8;
    private const int LongestName = 64 * 1024;
    private const string End = "TRAILER!!!";

    public static async Task RunAsync(Stream cpio, ContentBudget budget, MemberVisitor visit, CancellationToken cancellationToken)
    {
        var header = new byte[HeaderLength];
        while (true)
        {
            await FillAsync(cpio, header, cancellationToken);
            if (!header.AsSpan().StartsWith("07070"u8) || header[5] is not ((byte)'1' or (byte)'2'))
            {
                throw Damaged("a header does not begin as one");
            }

            var length = Field(header, 11);
            if (length is 0 or > LongestName)
            {
                throw Damaged("a name is longer than any");
            }

            var name = new byte[length + Padding(HeaderLength + length)];
            await FillAsync(cpio, name, cancellationToken);
            var text = Encoding.UTF8.GetString(name, 0, (int)length - 1);
            if (text == End)
            {
                return;
            }

            budget.Member();
            var (size, mode) = (Field(header, 6), (int)Field(header, 1));
            var content = new MemberStream(cpio, size);
            var kind = (mode & 0xF000) switch
            {
                0xA000 => MemberKind.SymbolicLink,
                0x4000 => MemberKind.Folder,
                0x8000 => MemberKind.File,
                _ => MemberKind.Device,
            };
            await visit(new ScannedMember(text, kind, mode & 0xFFF, kind == MemberKind.SymbolicLink ? await LinkAsync(content, size, cancellationToken) : ""), content, cancellationToken);
            await content.SkipAsync(Padding(size), cancellationToken);
        }
    }

    private static async Task<string> LinkAsync(Stream content, long size, CancellationToken cancellationToken)
    {
        var link = size <= LongestName ? new byte[size] : throw Damaged("a link is longer than any");
        await FillAsync(content, link, cancellationToken);
        return Encoding.UTF8.GetString(link);
    }

    private static async Task FillAsync(Stream stream, byte[] bytes, CancellationToken cancellationToken)
    {
        if (await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken) < bytes.Length)
        {
            throw Damaged("it ends before its end is told");
        }
    }

    private static uint Field(byte[] header, int field) =>
        uint.TryParse(Encoding.ASCII.GetString(header, FirstField + (field * FieldLength), FieldLength), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value : throw Damaged("a field of a header is no number");

    private static long Padding(long offset) => (4 - (offset & 3)) & 3;

    private static CheckFailedException Damaged(string what) => new(FolderReason.ContentsMalformed, $"The cpio archive is damaged: {what}.");
}
