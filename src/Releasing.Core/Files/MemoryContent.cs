using System.Runtime.InteropServices;

namespace Releasing.Files;

internal sealed class MemoryContent(ReadOnlyMemory<byte> bytes, string origin) : ContentSource
{
    public override string Origin => origin;

    public override long Length => bytes.Length;

    public override Stream Open() =>
        MemoryMarshal.TryGetArray(bytes, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
}
