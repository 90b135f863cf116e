using Releasing.Failures;

namespace Releasing.Formats.Ar;

/// <summary>Writes the ar archive of deb(5) member by member; nothing is held in memory. The output stays open.</summary>
public sealed class ArWriter
{
    private static readonly byte[] s_padding = "\n"u8.ToArray();

    private readonly Stream _output;
    private bool _begun;

    /// <summary>Creates the writer.</summary>
    /// <param name="output">Where the archive goes.</param>
    public ArWriter(Stream output) => _output = output;

    /// <summary>Writes one member whose bytes are in memory.</summary>
    /// <param name="member">Its header; the size is that of <paramref name="content"/>.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="ReleaseException">As for the other form.</exception>
    public Task WriteAsync(ArMember member, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) =>
        WriteAsync(member with { Size = content.Length }, (stream, token) => stream.WriteAsync(content, token).AsTask(), cancellationToken);

    /// <summary>Writes one member.</summary>
    /// <param name="member">Its header.</param>
    /// <param name="write">Writes exactly the promised number of bytes.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="ReleaseException">The name or the size does not fit, or other than the promised bytes were written.</exception>
    public async Task WriteAsync(ArMember member, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(write);
        var header = ArHeader.Write(member);
        if (!_begun)
        {
            await _output.WriteAsync(ArHeader.Magic.ToArray(), cancellationToken);
            _begun = true;
        }

        await _output.WriteAsync(header, cancellationToken);
        await using (var content = new ArMemberOutput(_output, member))
        {
            await write(content, cancellationToken);
            content.CheckComplete();
        }

        // Members begin at even offsets.
        if (member.Size % 2 != 0)
        {
            await _output.WriteAsync(s_padding, cancellationToken);
        }
    }
}
