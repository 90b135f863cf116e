using System.Globalization;
using System.Text;
using Releasing.Failures;
using Releasing.Files;

namespace Releasing.Formats.Cpio;

/// <summary>
/// Writes a cpio archive member by member. Owners, devices and checksums are 0 and every member has one link: in a package, the header knows better.
/// </summary>
public sealed class CpioWriter
{
    private const int Alignment = 4;
    private const string TrailerName = "TRAILER!!!";

    private static readonly byte[] s_zeros = new byte[Alignment];

    private readonly Stream _output;
    private readonly CpioDialect _dialect;
    private long _offset;

    /// <summary>Creates a writer.</summary>
    /// <param name="output">Where the archive goes; stays open. An <see cref="IContentSink"/> gets contents as a whole.</param>
    /// <param name="dialect">The form of the headers.</param>
    public CpioWriter(Stream output, CpioDialect dialect)
    {
        _output = output;
        _dialect = dialect;
    }

    /// <summary>Whether a member of this length needs <see cref="CpioDialect.Stripped"/>; eight hexadecimal digits are all that the older header has.</summary>
    /// <param name="length">Length in bytes.</param>
    public static bool IsLarge(long length) => length >= uint.MaxValue;

    /// <summary>Writes a member.</summary>
    /// <param name="entry">The member.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="ReleaseException">The content is missing, changed while it was read, or is too large for the dialect.</exception>
    public async Task WriteAsync(CpioEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (_dialect == CpioDialect.NewAscii && IsLarge(entry.Length))
        {
            throw new InvalidInputException(entry.Name, $"{entry.Length} bytes do not fit a cpio archive of magic 070701", "Write the archive in its stripped form");
        }

        await PadAsync(cancellationToken);
        await PutAsync(_dialect == CpioDialect.Stripped ? StrippedHeader(entry) : Header(entry), cancellationToken);
        await PadAsync(cancellationToken);
        if (entry.Content is not null)
        {
            await entry.Content.CopyToAsync(_output, entry.Length, entry.Observer, cancellationToken);
            _offset += entry.Length;
        }
    }

    /// <summary>Writes the trailer, which both dialects have in the complete form.</summary>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task CompleteAsync(CancellationToken cancellationToken = default)
    {
        await PadAsync(cancellationToken);
        await PutAsync(Header(TrailerName, 0, 0, 0, 0), cancellationToken);
        await PadAsync(cancellationToken);
    }

    private static byte[] Header(CpioEntry entry) =>
        Header(entry.Name, entry.Index + 1, entry.Mode, entry.ModificationTime.ToUnixTimeSeconds(), entry.Length);

    private static byte[] Header(string name, int inode, int mode, long modificationTime, long length)
    {
        var nameLength = Encoding.UTF8.GetByteCount(name) + 1;
        // cpio(5), "New ASCII Format": magic, inode, mode, uid, gid, links, mtime, size, four device numbers, length of the name, checksum.
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"070701{inode:x8}{mode:x8}{0:x8}{0:x8}{1:x8}{modificationTime:x8}{length:x8}{0:x8}{0:x8}{0:x8}{0:x8}{nameLength:x8}{0:x8}{name}\0");
        return Encoding.UTF8.GetBytes(text);
    }

    private static byte[] StrippedHeader(CpioEntry entry) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"07070X{entry.Index:x8}"));

    private async ValueTask PutAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        await _output.WriteAsync(bytes, cancellationToken);
        _offset += bytes.Length;
    }

    private async ValueTask PadAsync(CancellationToken cancellationToken)
    {
        var padding = (int)((Alignment - (_offset % Alignment)) % Alignment);
        await _output.WriteAsync(s_zeros.AsMemory(0, padding), cancellationToken);
        _offset += padding;
    }
}
