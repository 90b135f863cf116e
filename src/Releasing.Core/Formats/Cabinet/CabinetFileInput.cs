using Releasing.Files;

namespace Releasing.Formats.Cabinet;

/// <summary>The bytes of one file of a folder.</summary>
internal sealed class CabinetFileInput(CabinetFolderInput folder, long length, long folderLeft) : ReadOnlyStream
{
    private long _read;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.Length == 0 || _read == length)
        {
            return 0;
        }

        var count = folder.Read(buffer[..(int)Math.Min(buffer.Length, length - _read)], folderLeft - _read);
        _read += count;
        return count;
    }

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    /// <summary>Passes over what nobody read, so that all of it is checked.</summary>
    public void Finish() => CopyTo(Null);
}
