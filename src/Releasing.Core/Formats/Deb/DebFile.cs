using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Ar;
using Releasing.Formats.Linux;
using Releasing.Formats.Payloads;

namespace Releasing.Formats.Deb;

/// <summary>Writes Debian packages, deb(5). The same package gives the same bytes, but for its signature.</summary>
public static class DebFile
{
    private static readonly byte[] s_formatVersion = "2.0\n"u8.ToArray();

    /// <summary>Writes a package; after a failure nothing is at its place.</summary>
    /// <param name="path">Where it goes; the folder is made when missing.</param>
    /// <param name="package">The package.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>Path, size and digests.</returns>
    /// <exception cref="PreflightException">The package breaks Debian's rules; the message names every field.</exception>
    /// <exception cref="ReleaseException">A file is missing or changed while it was read, a compressor or the signer is missing or failed.</exception>
    public static async Task<WrittenFile> WriteAsync(string path, DebPackage package, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(package);
        if (package.Problems() is { Count: > 0 } problems)
        {
            throw new PreflightException(package.FileName, problems);
        }

        await using var payload = PayloadSpool.Create(path);
        var data = await DebData.WriteAsync(payload.Stream, package, cancellationToken);
        var control = await DebControlArchive.WriteAsync(package, data, cancellationToken);
        return await AtomicFile.WriteHashedAsync(path, (output, token) => WriteMembersAsync(output, package, control, payload, token), cancellationToken: cancellationToken);
    }

    private static async Task WriteMembersAsync(Stream output, DebPackage deb, byte[] control, PayloadSpool payload, CancellationToken cancellationToken)
    {
        var archive = new ArWriter(output);
        if (deb.Signer is null)
        {
            await WritePartsAsync(archive, null, deb, control, payload, cancellationToken);
            return;
        }

        // The signature is over the three members' contents, one behind the other (debsig-verify(1)); the signer sees them while they are written.
        var signature = await deb.Signer.SignAsync((signed, token) => WritePartsAsync(archive, signed, deb, control, payload, token), cancellationToken);
        foreach (var role in new[] { DebSignatureRole.Origin, deb.SignatureRole }.Distinct())
        {
            await archive.WriteAsync(Member(SignatureName(role), deb.Package), signature, cancellationToken);
        }
    }

    private static async Task WritePartsAsync(
        ArWriter archive, Stream? signed, DebPackage deb, byte[] control, PayloadSpool payload, CancellationToken cancellationToken)
    {
        await archive.WriteAsync(Member("debian-binary", deb.Package), s_formatVersion, cancellationToken);
        await archive.WriteAsync(Member("control.tar" + Extension(deb.ControlPayload), deb.Package), control, cancellationToken);
        if (signed is not null)
        {
            await signed.WriteAsync(s_formatVersion, cancellationToken);
            await signed.WriteAsync(control, cancellationToken);
        }

        var data = Member("data.tar" + Extension(deb.Payload), deb.Package) with { Size = payload.Length };
        await archive.WriteAsync(data, (stream, token) => payload.CopyToAsync(signed is null ? stream : new TwinStream(stream, signed), token), cancellationToken);
    }

    private static ArMember Member(string name, LinuxPackage package) => new(name, 0) { ModificationTime = package.ModificationTime };

    private static string SignatureName(DebSignatureRole role) => role switch
    {
        DebSignatureRole.Maintainer => "_gpgmaint",
        DebSignatureRole.Archive => "_gpgarchive",
        _ => "_gpgorigin",
    };

    private static string Extension(PayloadSettings payload) => payload.Compression switch
    {
        PayloadCompression.Gzip => ".gz",
        PayloadCompression.Xz => ".xz",
        PayloadCompression.Zstd => ".zst",
        _ => "",
    };
}
