using System.Text;
using ICSharpCode.SharpZipLib.Checksum;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.Gzip;

namespace Releasing.Formats.Zip;

/// <summary>
/// Writes a zip archive member by member, in the order given, to an output that is never sought in, so that it can be hashed on its
/// way; its bytes depend on the members and the level alone. Zip64 records appear only where a number needs them.
/// </summary>
/// <remarks>
/// A member of at most 512 KiB is compressed before its header is written. A larger one has its checksum and sizes in a data
/// descriptor behind it; stored, it is read twice instead, since no reader could find its end. The archive is valid only after
/// <see cref="CompleteAsync"/>. The output stays open.
/// </remarks>
public sealed class ZipWriter
{
    private readonly Stream _output;
    private readonly DeflateSettings _settings;
    private readonly DeflateBlockPool _blocks;
    private readonly DeflateBlock _block;
    private readonly List<ZipRecord> _records = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private long _position;

    /// <summary>Creates the writer.</summary>
    /// <param name="output">Where the archive goes.</param>
    /// <param name="settings">Level and parallelism; null for the defaults.</param>
    public ZipWriter(Stream output, DeflateSettings? settings = null)
    {
        _output = output;
        _settings = settings ?? new DeflateSettings();
        _settings.Validate();
        _blocks = new DeflateBlockPool(_settings.Level);
        _block = _blocks.Rent();
    }

    /// <summary>Writes one member.</summary>
    /// <param name="entry">The member; its content is opened now.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="ReleaseException">The name was written before, or the content is missing or changes while it is read.</exception>
    public async Task WriteAsync(ZipEntry entry, CancellationToken cancellationToken = default)
    {
        if (!_names.Add(entry.Name))
        {
            throw new InvalidInputException($"Archive member '{entry.Name}'", "another member has the same name", "Give every member a name of its own");
        }

        var record = CreateRecord(entry);
        var size = entry.Content?.Length ?? 0;
        if (size <= DeflateBlock.Size)
        {
            await WriteSmallAsync(entry, record, (int)size, cancellationToken);
        }
        else if (entry.Method == ZipMethod.Store)
        {
            await WriteStoredAsync(entry.Content!, record, size, cancellationToken);
        }
        else
        {
            await WriteDeflatedAsync(entry.Content!, record, size, cancellationToken);
        }

        _records.Add(record);
    }

    /// <summary>Writes the central directory.</summary>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task CompleteAsync(CancellationToken cancellationToken = default)
    {
        var start = _position;
        foreach (var record in _records)
        {
            await PutAsync(record.CentralHeader(), cancellationToken);
        }

        await PutAsync(ZipEnd.Records(_records.Count, start, _position - start), cancellationToken);
    }

    private ZipRecord CreateRecord(ZipEntry entry)
    {
        var name = Encoding.UTF8.GetBytes(entry.Kind == EntryKind.Directory ? entry.Name + "/" : entry.Name);
        if (name.Length > ushort.MaxValue)
        {
            throw new InvalidInputException($"Archive member '{entry.Name}'", "the name is longer than 65535 bytes", "Shorten it");
        }

        // sys/stat.h, S_IFDIR, S_IFLNK and S_IFREG.
        var type = entry.Kind switch
        {
            EntryKind.Directory => 0x4000,
            EntryKind.SymbolicLink => 0xA000,
            _ => 0x8000,
        };
        return new ZipRecord
        {
            Name = name,
            UnixMode = type | (entry.Mode & 0b111_111_111_111),
            IsDirectory = entry.Kind == EntryKind.Directory,
            DosTime = DosTime.From(entry.ModificationTime),
            Offset = _position,
        };
    }

    private async Task WriteSmallAsync(ZipEntry entry, ZipRecord record, int size, CancellationToken cancellationToken)
    {
        _block.InputLength = size;
        if (entry.Content is not null)
        {
            await entry.Content.CopyToAsync(new MemoryStream(_block.Input), size, cancellationToken);
        }

        record.Checksum = ChecksumOf(_block.Input, size);
        record.Size = size;
        ReadOnlyMemory<byte> data = _block.Input.AsMemory(0, size);
        if (entry.Method == ZipMethod.Deflate && size > 0)
        {
            _block.Compress(last: true);
            if (_block.Output.Length < size)
            {
                data = _block.Output;
                record.Method = ZipMethod.Deflate;
            }
        }

        record.CompressedSize = data.Length;
        await PutAsync(record.LocalHeader(), cancellationToken);
        await PutAsync(data, cancellationToken);
    }

    private async Task WriteStoredAsync(ContentSource content, ZipRecord record, long size, CancellationToken cancellationToken)
    {
        await using (var checksum = new ChecksumStream(Stream.Null))
        {
            await content.CopyToAsync(checksum, size, cancellationToken);
            record.Checksum = checksum.Checksum;
        }

        record.Size = size;
        record.CompressedSize = size;
        record.IsLocalZip64 = ZipRecord.IsLarge(size);
        await PutAsync(record.LocalHeader(), cancellationToken);
        await using var again = new ChecksumStream(_output);
        await content.CopyToAsync(again, size, cancellationToken);
        if (again.Checksum != record.Checksum)
        {
            throw new InvalidInputException(content.Origin, "the content changed while it was read", "Run the step again when nothing else writes to it");
        }

        _position += size;
    }

    private async Task WriteDeflatedAsync(ContentSource content, ZipRecord record, long size, CancellationToken cancellationToken)
    {
        record.Method = ZipMethod.Deflate;
        record.HasDescriptor = true;
        // Deflate can grow what cannot be compressed, by less than a thousandth.
        record.IsLocalZip64 = ZipRecord.IsLarge(size + (size / 1000));
        await PutAsync(record.LocalHeader(), cancellationToken);
        await using var deflate = new DeflateStream(_output, _settings, _blocks);
        await content.CopyToAsync(deflate, size, cancellationToken);
        await deflate.CompleteAsync(cancellationToken);
        record.Checksum = deflate.Checksum;
        record.Size = size;
        record.CompressedSize = deflate.CompressedLength;
        _position += deflate.CompressedLength;
        await PutAsync(record.Descriptor(), cancellationToken);
    }

    private async Task PutAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await _output.WriteAsync(bytes, cancellationToken);
        _position += bytes.Length;
    }

    private static uint ChecksumOf(byte[] bytes, int length)
    {
        var crc = new Crc32();
        crc.Update(new ArraySegment<byte>(bytes, 0, length));
        return (uint)crc.Value;
    }
}
