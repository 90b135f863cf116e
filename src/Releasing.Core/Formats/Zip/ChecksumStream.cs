using System.Runtime.InteropServices;
using ICSharpCode.SharpZipLib.Checksum;
using Releasing.Files;

namespace Releasing.Formats.Zip;

/// <summary>Passes bytes on and computes their CRC-32.</summary>
internal sealed class ChecksumStream(Stream inner) : WriteOnlyStream
{
    private readonly Crc32 _crc = new();

    public uint Checksum => (uint)_crc.Value;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        inner.Write(buffer);
        _crc.Update(new ArraySegment<byte>(buffer.ToArray()));
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await inner.WriteAsync(buffer, cancellationToken);
        _crc.Update(MemoryMarshal.TryGetArray(buffer, out var segment) ? segment : new ArraySegment<byte>(buffer.ToArray()));
    }

    public override void Flush() => inner.Flush();
}
