using System.Text;
using Releasing.Artifacts;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Linux;
using Releasing.Formats.SquashFs;
using Releasing.Formats.Trees;

namespace Releasing.Formats.AppImage;

/// <summary>Writes an AppImage of type 2: the runtime, its sections filled in, and behind it the image that it mounts.</summary>
public static class AppImageFile
{
    /// <summary>Writes the file, executable; when that fails or is cancelled, nothing is left and an older file stays.</summary>
    /// <param name="path">Where it goes; the folder is made when missing.</param>
    /// <param name="package">What it is made of.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>Path, size and SHA-256.</returns>
    /// <exception cref="PreflightException">Everything that is wrong with the contents, the runtime or the settings.</exception>
    /// <exception cref="ReleaseException">A content is missing or changed while it was read, or nothing could be signed.</exception>
    public static async Task<WrittenFile> WriteAsync(string path, AppImagePackage package, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(package);
        if (AppImageRules.Problems(package) is { Count: > 0 } problems)
        {
            throw new PreflightException(path, problems);
        }

        var tree = FileTree.Of(package.Contents.Entries(), NameComparison.CaseSensitive, path);
        await using var file = AtomicFile.Create(path);
        var output = file.Stream;
        await output.WriteAsync(package.Runtime.With(package.UpdateInformation is { } update ? Encoding.ASCII.GetBytes(update) : null), cancellationToken);
        await SquashFsWriter.WriteAsync(output, tree, package.Image, path, cancellationToken);
        await output.FlushAsync(cancellationToken);

        // The image's start was written last, so the digest is taken of the whole file.
        var digest = await DigestAsync(output, cancellationToken);
        if (package.Signer is { } signer)
        {
            var signature = await signer.SignAsync((stream, token) => stream.WriteAsync(Encoding.ASCII.GetBytes(digest.Sha256), token).AsTask(), cancellationToken);

            // The armour begins and ends with an empty line, as the specification asks.
            await FillAsync(output, package.Runtime, AppImageSections.Signature, Encoding.ASCII.GetBytes("\n" + OpenPgpArmor.Signature(signature)), cancellationToken);
            await FillAsync(output, package.Runtime, AppImageSections.Key, package.PublicKey, cancellationToken);
            digest = await DigestAsync(output, cancellationToken);
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(((FileStream)output).SafeFileHandle, (UnixFileMode)0b111_101_101);
        }

        await file.CommitAsync(cancellationToken);
        return new WrittenFile(path, digest.Size, digest.Sha256, null);
    }

    private static Task<FileDigest> DigestAsync(Stream output, CancellationToken cancellationToken)
    {
        output.Position = 0;
        return FileDigest.OfStreamAsync(output, cancellationToken);
    }

    private static async Task FillAsync(Stream output, AppImageRuntime runtime, string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var (offset, length) = runtime.Section(name)!.Value;
        if (bytes.Length > length)
        {
            throw new InvalidInputException(runtime.Origin, $"its section {name} has room for {length} bytes, and {bytes.Length} are needed", "Sign with a smaller key, such as one for Ed25519, or name another runtime");
        }

        output.Position = offset;
        await output.WriteAsync(bytes, cancellationToken);
        await output.FlushAsync(cancellationToken);
    }
}
