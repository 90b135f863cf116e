using System.Runtime.CompilerServices;
using Releasing.Failures;

namespace Releasing.Formats.Ar;

/// <summary>Reads the ar archive of deb(5) from its start to its end; nothing is held in memory, and the input need not seek.</summary>
public static class ArReader
{
    /// <summary>Goes through the members in their order.</summary>
    /// <param name="input">The archive, at its first byte; it stays open.</param>
    /// <param name="path">What messages call it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InvalidInputException">It is no ar archive, or a damaged or cut one.</exception>
    public static async IAsyncEnumerable<ArEntry> ReadAsync(Stream input, string path, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        var magic = new byte[ArHeader.Magic.Length];
        if (await FillAsync(input, magic, cancellationToken) < magic.Length || !ArHeader.Magic.SequenceEqual(magic))
        {
            throw ArHeader.Damaged(path, "it does not begin as one");
        }

        var header = new byte[ArHeader.Length];
        while (await FillAsync(input, header, cancellationToken) is > 0 and var read)
        {
            if (read < header.Length)
            {
                throw ArHeader.Damaged(path, "it ends inside a member's header");
            }

            var member = ArHeader.Read(header, path);
            await using var content = new ArMemberInput(input, member, path);
            yield return new ArEntry(member, content);
            await content.SkipAsync(cancellationToken);
            if (member.Size % 2 != 0)
            {
                // Some writers leave out the padding of the last member.
                await FillAsync(input, new byte[1], cancellationToken);
            }
        }
    }

    private static ValueTask<int> FillAsync(Stream input, byte[] buffer, CancellationToken cancellationToken) =>
        input.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
}
