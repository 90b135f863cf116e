using System.Text;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Gzip;
using Releasing.Formats.Payloads;
using Releasing.Formats.Tar;

namespace Releasing.Formats.Apk;

/// <summary>
/// Writes Alpine packages, apk-v2(5): three gzip members one behind the other, which hold the signature, what describes the package, and its files. The first two
/// are tar archives without an end, so that all three together are one. The same package gives the same bytes, the signature included.
/// </summary>
public static class ApkFile
{
    /// <summary>Writes a package; after a failure nothing is at its place.</summary>
    /// <param name="path">Where it goes; the folder is made when missing.</param>
    /// <param name="package">The package.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>Path, size and digests.</returns>
    /// <exception cref="PreflightException">The package breaks Alpine's rules; the message names every field.</exception>
    /// <exception cref="ReleaseException">A file is missing or changed while it was read.</exception>
    public static async Task<WrittenFile> WriteAsync(string path, ApkPackage package, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(package);
        if (package.Problems() is { Count: > 0 } problems)
        {
            throw new PreflightException(Path.GetFileName(path), problems);
        }

        await using var spool = PayloadSpool.Create(path);
        var data = await ApkData.WriteAsync(spool.Stream, package, cancellationToken);
        var control = await ControlAsync(package, data, cancellationToken);
        var signature = package.Signer is null ? [] : await SignatureAsync(package, package.Signer, control, cancellationToken);
        return await AtomicFile.WriteHashedAsync(
            path,
            async (output, token) =>
            {
                await output.WriteAsync(signature, token);
                await output.WriteAsync(control, token);
                await spool.CopyToAsync(output, token);
            },
            cancellationToken: cancellationToken);
    }

    private static Task<byte[]> ControlAsync(ApkPackage apk, ApkData data, CancellationToken cancellationToken)
    {
        var info = Encoding.UTF8.GetBytes(ApkInfo.Write(apk, data.InstalledSize, data.Sha256));
        return SegmentAsync(
            apk,
            [
                Member(".PKGINFO", info),
                .. ApkScripts.Of(apk).Select(script => Member(script.Key, ApkScripts.Bytes(script.Value)) with { Mode = 0b111_101_101 }),
            ],
            cancellationToken);
    }

    private static Task<byte[]> SignatureAsync(ApkPackage apk, ApkSigningKey key, byte[] control, CancellationToken cancellationToken) =>
        SegmentAsync(apk, [Member(key.SignatureName, key.Sign(control))], cancellationToken);

    private static TarEntry Member(string name, byte[] bytes) => TarEntry.File(name, ContentSource.FromBytes(bytes, name));

    private static async Task<byte[]> SegmentAsync(ApkPackage apk, IReadOnlyList<TarEntry> members, CancellationToken cancellationToken)
    {
        var segment = new MemoryStream();
        await using var gzip = new GzipStreamWriter(segment, new DeflateSettings { Level = 9, Parallelism = 1 });
        var tar = new TarWriter(gzip, new TarSettings { EndOfArchive = false });
        foreach (var member in members)
        {
            await tar.WriteAsync(member with { ModificationTime = apk.Package.ModificationTime, UserName = "root", GroupName = "root" }, cancellationToken);
        }

        await tar.CompleteAsync(cancellationToken);
        await gzip.CompleteAsync(cancellationToken);
        return segment.ToArray();
    }
}
