using System.Text;
using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;
using Releasing.Artifacts;
using Releasing.Failures;
using Releasing.Files;

namespace Releasing.Cake.Aliases;

/// <summary>Checksum files, in a script.</summary>
[CakeAliasCategory("Releasing")]
public static class ChecksumAliases
{
    /// <summary>Writes the SHA-256 digests of files in the form that <c>sha256sum -c</c> reads, sorted by name.</summary>
    /// <param name="context">The script.</param>
    /// <param name="output">The checksum file.</param>
    /// <param name="files">What is downloaded beside it: only file names are written.</param>
    /// <exception cref="ReleaseException">Two files have one name.</exception>
    /// <example><code>WriteChecksums("artifacts/checksums.txt", GetFiles("artifacts/*.tar.gz"));</code></example>
    [CakeMethodAlias]
    [CakeAliasCategory("Checksum")]
    public static void WriteChecksums(this ICakeContext context, FilePath output, IEnumerable<FilePath> files)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(files);
        WriteAsync(output.MakeAbsolute(context.Environment).FullPath, [.. files.Select(file => file.MakeAbsolute(context.Environment).FullPath)])
            .GetAwaiter().GetResult();
    }

    private static async Task WriteAsync(string output, IReadOnlyList<string> files)
    {
        if (files.GroupBy(file => System.IO.Path.GetFileName(file), StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } clash)
        {
            throw new ReleaseException($"WriteChecksums: {string.Join(" and ", clash)} have one name. Give every file a name of its own.");
        }

        var text = new StringBuilder();
        foreach (var file in files.OrderBy(file => System.IO.Path.GetFileName(file), StringComparer.Ordinal))
        {
            text.Append((await FileDigest.OfAsync(file)).Sha256).Append("  ").Append(System.IO.Path.GetFileName(file)).Append('\n');
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        await AtomicFile.WriteHashedAsync(output, (stream, token) => stream.WriteAsync(bytes, token).AsTask());
    }
}
