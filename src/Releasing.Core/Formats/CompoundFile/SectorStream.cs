using Releasing.Files;

namespace Releasing.Formats.CompoundFile;

/// <summary>Counts what is written, fills sectors up, and passes over the one that belongs to nobody.</summary>
internal sealed class SectorStream(Stream output, CompoundLayout layout) : WriteOnlyStream
{
    private readonly byte[] _zeros = new byte[layout.SectorSize];
    private readonly long _lock = layout.LockSector == long.MaxValue ? long.MaxValue : (layout.LockSector + 1) * layout.SectorSize;
    private long _written;

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            if (_written == _lock)
            {
                output.Write(_zeros);
                _written += _zeros.Length;
            }

            var count = Room(buffer.Length);
            output.Write(buffer[..count]);
            _written += count;
            buffer = buffer[count..];
        }
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (buffer.Length > 0)
        {
            if (_written == _lock)
            {
                await output.WriteAsync(_zeros, cancellationToken);
                _written += _zeros.Length;
            }

            var count = Room(buffer.Length);
            await output.WriteAsync(buffer[..count], cancellationToken);
            _written += count;
            buffer = buffer[count..];
        }
    }

    /// <summary>Fills up with zeros to a multiple of a size.</summary>
    public ValueTask PadAsync(int size, CancellationToken cancellationToken) =>
        WriteAsync(_zeros.AsMemory(0, (int)((size - (_written % size)) % size)), cancellationToken);

    /// <inheritdoc/>
    public override void Flush() => output.Flush();

    private int Room(int wanted) => _written < _lock ? (int)Math.Min(wanted, _lock - _written) : wanted;
}
