using System.IO.Compression;
using ICSharpCode.SharpZipLib.Checksum;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Text;

namespace Releasing.Formats.Dmg;

/// <summary>
/// Reads a disk image of zlib, raw and zero runs. Everything it says of itself is checked before it is used, and memory is bounded by a run, whoever made the file.
/// </summary>
public sealed class UdifReader
{
    private const int BufferSize = 64 * 1024;

    private readonly Stream _stream;
    private readonly string _path;
    private readonly UdifTrailer _trailer;

    private UdifReader(Stream stream, string path, UdifTrailer trailer, IReadOnlyList<UdifTable> tables)
    {
        _stream = stream;
        _path = path;
        _trailer = trailer;
        Tables = tables;
    }

    /// <summary>Length of the disk in bytes.</summary>
    public long Length => _trailer.Sectors * DmgSectors.Size;

    /// <summary>The partitions in the order of the disk.</summary>
    internal IReadOnlyList<UdifTable> Tables { get; }

    /// <summary>Whether a file ends as a disk image does.</summary>
    /// <param name="stream">The file; it is sought in.</param>
    public static bool IsDiskImage(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (stream.Length < UdifTrailer.Length)
        {
            return false;
        }

        var magic = new byte[UdifTrailer.Magic.Length];
        stream.Position = stream.Length - UdifTrailer.Length;
        stream.ReadExactly(magic);
        return UdifTrailer.Magic.SequenceEqual(magic);
    }

    /// <summary>Reads trailer and tables.</summary>
    /// <param name="stream">The file; it is sought in, and has to stay open.</param>
    /// <param name="path">What messages call it.</param>
    /// <exception cref="InvalidInputException">It is no disk image, damaged, or compressed in another form.</exception>
    public static UdifReader Open(Stream stream, string path)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var bytes = new byte[Math.Min(UdifTrailer.Length, stream.Length)];
        stream.Position = stream.Length - bytes.Length;
        stream.ReadExactly(bytes);
        var trailer = UdifTrailer.Read(bytes, stream.Length, path);
        stream.Position = trailer.DataLength;
        var tables = UdifPropertyList.Read(new StreamPart(stream, trailer.PropertyListLength), trailer.PropertyListLength, trailer.DataLength, path);
        var next = 0L;
        foreach (var table in tables)
        {
            if (table.FirstSector != next)
            {
                throw Damaged(path, $"the partition '{PlainText.Line(table.Name)}' does not begin where the one before it ends");
            }

            next = checked(next + table.Sectors);
        }

        return next == trailer.Sectors && UdifWriter.Master(tables) == trailer.MasterChecksum
            ? new UdifReader(stream, path, trailer, tables)
            : throw Damaged(path, "the partitions are not those that the trailer tells of");
    }

    /// <summary>Copies the disk, and checks every checksum on the way.</summary>
    /// <param name="target">Where it goes.</param>
    /// <exception cref="InvalidInputException">Something is damaged.</exception>
    public void CopyTo(Stream target)
    {
        ArgumentNullException.ThrowIfNull(target);
        CheckData();
        foreach (var table in Tables)
        {
            Copy(table, target);
        }
    }

    /// <summary>Copies a partition, and checks its checksum on the way.</summary>
    internal void Copy(UdifTable table, Stream target)
    {
        var crc = new Crc32();
        var buffer = new byte[BufferSize];
        foreach (var run in table.Runs)
        {
            var length = run.Count * DmgSectors.Size;
            if (run.Kind is UdifRunKind.Zero or UdifRunKind.Ignored)
            {
                Array.Clear(buffer);
                Pump(length, (_, _) => { }, run.Kind == UdifRunKind.Zero);
                continue;
            }

            _stream.Position = run.Offset;
            using var bytes = new StreamPart(_stream, run.Length);
            using var contents = run.Kind == UdifRunKind.Raw ? bytes : (Stream)new ZLibStream(bytes, CompressionMode.Decompress, leaveOpen: true);
            Pump(length, (array, count) => Fill(contents, array, count), isChecked: true);
            if (contents.ReadByte() >= 0 || bytes.Left > 0)
            {
                throw Damaged(_path, $"a run of '{PlainText.Line(table.Name)}' is longer than it says");
            }
        }

        if ((uint)crc.Value != table.Checksum)
        {
            throw Damaged(_path, $"the checksum of '{PlainText.Line(table.Name)}' is not that of its bytes");
        }

        void Pump(long length, Action<byte[], int> fill, bool isChecked)
        {
            for (var left = length; left > 0;)
            {
                var count = (int)Math.Min(left, buffer.Length);
                fill(buffer, count);
                target.Write(buffer, 0, count);
                if (isChecked)
                {
                    crc.Update(new ArraySegment<byte>(buffer, 0, count));
                }

                left -= count;
            }
        }
    }

    private void Fill(Stream contents, byte[] buffer, int count)
    {
        try
        {
            contents.ReadExactly(buffer, 0, count);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            throw Damaged(_path, "a run cannot be inflated", error);
        }
    }

    private void CheckData()
    {
        var crc = new Crc32();
        var buffer = new byte[BufferSize];
        _stream.Position = 0;
        for (var left = _trailer.DataLength; left > 0;)
        {
            var count = (int)Math.Min(left, buffer.Length);
            _stream.ReadExactly(buffer, 0, count);
            crc.Update(new ArraySegment<byte>(buffer, 0, count));
            left -= count;
        }

        if ((uint)crc.Value != _trailer.DataChecksum)
        {
            throw Damaged(_path, "the checksum of the data is not that of its bytes");
        }
    }

    private static InvalidInputException Damaged(string path, string what, Exception? inner = null) => new(path, what, "The disk image is damaged: make it again", inner);
}
