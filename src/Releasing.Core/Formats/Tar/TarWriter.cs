using Releasing.Failures;
using Releasing.Formats.Archives;

namespace Releasing.Formats.Tar;

/// <summary>
/// Writes a tar archive member by member, in the order given; its bytes depend on the members alone. Nothing is held in memory but
/// the names, by which a second member of the same name is refused.
/// </summary>
/// <remarks>The archive is valid only after <see cref="CompleteAsync"/>. The output stays open.</remarks>
public sealed class TarWriter
{
    private static readonly byte[] s_zeros = new byte[2 * TarHeader.BlockSize];

    private readonly Stream _output;
    private readonly TarSettings _settings;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Creates the writer.</summary>
    /// <param name="output">Where the archive goes.</param>
    /// <param name="settings">Dialect and prefix; null for the defaults.</param>
    public TarWriter(Stream output, TarSettings? settings = null)
    {
        _output = output;
        _settings = settings ?? new TarSettings();
    }

    /// <summary>Writes one member.</summary>
    /// <param name="entry">The member; its content is opened now.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="ReleaseException">
    /// The name was written before, a hard link's target was not, or the content is missing or changes while it is read.
    /// </exception>
    public async Task WriteAsync(TarEntry entry, CancellationToken cancellationToken = default)
    {
        if (entry.Kind == EntryKind.HardLink && !_names.Contains(entry.LinkTarget!))
        {
            throw new InvalidInputException($"Archive member '{entry.Name}'", $"the hard link's target '{entry.LinkTarget}' did not come before it", "Write the target first");
        }

        if (!_names.Add(entry.Name))
        {
            throw new InvalidInputException($"Archive member '{entry.Name}'", "another member has the same name", "Give every member a name of its own");
        }

        var size = entry.Content?.Length ?? 0;
        var headers = new TarMember(entry, size, _settings).Headers();
        await _output.WriteAsync(headers, cancellationToken);
        if (entry.Content is null)
        {
            return;
        }

        await entry.Content.CopyToAsync(_output, size, entry.Observer, cancellationToken);
        await _output.WriteAsync(s_zeros.AsMemory(0, Padding(size)), cancellationToken);
    }

    /// <summary>Ends the archive.</summary>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task CompleteAsync(CancellationToken cancellationToken = default)
    {
        if (_settings.EndOfArchive)
        {
            await _output.WriteAsync(s_zeros, cancellationToken);
        }
    }

    internal static int Padding(long size) => (int)(-size & (TarHeader.BlockSize - 1));
}
