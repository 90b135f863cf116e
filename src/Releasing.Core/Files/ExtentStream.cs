using Microsoft.Win32.SafeHandles;

namespace Releasing.Files;

/// <summary>Reads stretches of a file, one behind the other, whatever else reads the same file.</summary>
/// <param name="file">The file.</param>
/// <param name="extents">The stretches.</param>
/// <param name="closesFile">Whether the file is closed with the stream.</param>
internal sealed class ExtentStream(SafeFileHandle file, IReadOnlyList<FileExtent> extents, bool closesFile) : ReadOnlyStream
{
    private int _extent;
    private long _done;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var (offset, count) = Next(buffer.Length);
        return Passed(count == 0 ? 0 : RandomAccess.Read(file, buffer[..count], offset));
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var (offset, count) = Next(buffer.Length);
        return Passed(count == 0 ? 0 : await RandomAccess.ReadAsync(file, buffer[..count], offset, cancellationToken));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && closesFile)
        {
            file.Dispose();
        }

        base.Dispose(disposing);
    }

    private (long Offset, int Count) Next(int wanted)
    {
        while (_extent < extents.Count && _done == extents[_extent].Length)
        {
            (_extent, _done) = (_extent + 1, 0);
        }

        return _extent == extents.Count ? (0, 0) : (extents[_extent].Offset + _done, (int)Math.Min(wanted, extents[_extent].Length - _done));
    }

    private int Passed(int count)
    {
        _done += count;
        return count;
    }
}
