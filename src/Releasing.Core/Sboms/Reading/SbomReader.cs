using System.Text.Json;
using Releasing.Text;

namespace Releasing.Sboms.Reading;

/// <summary>
/// Reads an SBOM that somebody made, as CycloneDX JSON (1.2 to 1.7), SPDX 2.2 or 2.3 JSON or SPDX 3.0 JSON-LD, and checks what its specification requires. Whatever the file
/// holds, memory and time are bounded, and what is wrong is told rather than thrown.
/// </summary>
public static class SbomReader
{
    /// <summary>The longest file that is read, in bytes: 128 MiB.</summary>
    public const long LongestFile = 128L * 1024 * 1024;

    private static readonly string[] s_endings = [CycloneDx.CycloneDxWriter.Ending, Spdx.SpdxWriter.Ending, Spdx.SpdxWriter.Ending3];
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>Whether a file's name says that it is an SBOM that can be read.</summary>
    /// <param name="name">A file name.</param>
    public static bool Reads(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return s_endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static async Task<SbomReading> ReadFileAsync(string path, CancellationToken cancellationToken = default)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        return await ReadAsync(stream, cancellationToken);
    }

    /// <summary>Reads a stream.</summary>
    /// <param name="stream">The file, seekable, at its start; it stays open.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<SbomReading> ReadAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (stream.Length > LongestFile)
        {
            return Broken($"The file has {stream.Length} bytes, more than the {LongestFile} that are read of an SBOM.");
        }

        try
        {
            using var document = await JsonDocument.ParseAsync(stream, s_options, cancellationToken);
            return Read(document.RootElement);
        }
        catch (JsonException error)
        {
            return Broken($"The file is no JSON that can be relied on: {error.Message}");
        }
        catch (InvalidOperationException)
        {
            // The only way here is text that is no UTF-16, such as half a surrogate pair.
            return Broken("The file holds text that is not valid Unicode.");
        }
    }

    private static SbomReading Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return Broken("The file is not a JSON object.");
        }

        return root.TryGetProperty("bomFormat", out _) ? new CycloneDxReading(root).Read()
            : root.TryGetProperty("spdxVersion", out _) ? new Spdx2Reading(root).Read()
            : root.TryGetProperty("@context", out _) ? new Spdx3Reading(root).Read()
            : Broken("The file is neither CycloneDX (it has no bomFormat) nor SPDX (it has neither spdxVersion nor @context).");
    }

    private static SbomReading Broken(string sentence) => new() { Problems = [PlainText.Line(sentence)] };
}
