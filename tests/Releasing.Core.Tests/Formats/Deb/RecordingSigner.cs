using Releasing.Formats.Linux;

namespace Releasing.Core.Tests.Formats.Deb;

/// <summary>Keeps what it is asked to sign.</summary>
internal sealed class RecordingSigner : IPackageSigner
{
    public byte[] Signed { get; private set; } = [];

    public Exception? Failure { get; init; }

    public async Task<byte[]> SignAsync(Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await write(bytes, cancellationToken);
        Signed = bytes.ToArray();
        return Failure is null ? "signature"u8.ToArray() : throw Failure;
    }
}
