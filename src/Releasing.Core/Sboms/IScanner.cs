namespace Releasing.Sboms;

/// <summary>Reads the components out of one kind of file. One class per format, without state.</summary>
public interface IScanner
{
    /// <summary>What reports call it: <c>Cargo.lock</c>, <c>Go build info</c>.</summary>
    string Name { get; }

    /// <summary>Whether a file of this name may be one (<c>Cargo.lock</c>), by name alone; a scanner of binaries answers for every name.</summary>
    /// <param name="path">Relative path with <c>/</c>.</param>
    bool Reads(string path);

    /// <summary>
    /// The components of a file. Memory stays bounded whatever the file holds: limits are in <see cref="ScanLimits"/>; nothing recurses over the depth of the input.
    /// </summary>
    /// <param name="content">The file, seekable, at its start; it stays open.</param>
    /// <param name="path">Relative path with <c>/</c>, for messages and evidence.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The inventory; null when a binary carries none of what this scanner reads.</returns>
    /// <exception cref="Failures.InvalidInputException">The file is malformed, truncated or beyond a limit; the message names file and line (for a binary, the section).</exception>
    Task<Inventory?> ScanAsync(Stream content, string path, CancellationToken cancellationToken);
}
