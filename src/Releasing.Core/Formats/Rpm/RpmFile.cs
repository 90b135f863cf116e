using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Payloads;

namespace Releasing.Formats.Rpm;

/// <summary>
/// Writes packages in RPM's format 4 (RPM manual, "RPM V4 format"): lead, signature header, main header, and a compressed cpio archive. The tags are those
/// of rpmbuild 4.18. The payload is written aside first, since the header in front of it holds its digests.
/// </summary>
public static class RpmFile
{
    /// <summary>Writes a package; when that fails or is cancelled, nothing is left and an older file stays.</summary>
    /// <param name="path">Where it goes.</param>
    /// <param name="package">The package.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>Path, size and SHA-256.</returns>
    /// <exception cref="PreflightException">The package breaks rules of rpm: all of <see cref="RpmPackage.Problems"/>. Nothing was written.</exception>
    /// <exception cref="ReleaseException">A file is missing or changed while it was read, the payload cannot be compressed, or the signer failed.</exception>
    public static async Task<WrittenFile> WriteAsync(string path, RpmPackage package, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(package);
        if (package.Problems() is { Count: > 0 } problems)
        {
            throw new PreflightException(Path.GetFileName(path), problems);
        }

        var files = RpmMember.ListOf(package.Package);
        RpmFileInspection.Inspect(files, package.AutomaticDependencies);
        await using var spool = PayloadSpool.Create(path);
        var payload = await RpmPayload.WriteAsync(spool.Stream, files, package.Payload, cancellationToken);
        var header = RpmMainHeader.Of(package, files, payload);
        var signature = package.Signer is null ? null : await RpmSignature.MakeAsync(package.Signer, header, cancellationToken);
        var signatureHeader = await RpmSignatureHeader.MakeAsync(header, payload, spool, signature, cancellationToken);
        return await AtomicFile.WriteHashedAsync(
            path,
            async (output, token) =>
            {
                await output.WriteAsync(RpmLead.Of(package), token);
                await output.WriteAsync(signatureHeader, token);
                await output.WriteAsync(header, token);
                await spool.CopyToAsync(output, token);
            },
            cancellationToken: cancellationToken);
    }
}
