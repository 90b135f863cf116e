using System.Text;
using Releasing.Artifacts;
using Releasing.Cake.Running;
using Releasing.Cake.Tools.Gpg;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Signing;
using Releasing.Signing.Bundles;
using Releasing.Signing.Dsse;

namespace Releasing.Cake.Attesting;

/// <summary>Makes the signatures of a run with one signer and one keyring, opened when the first is wanted. Its members may be called from several threads.</summary>
internal sealed class SignatureMaker(ReleaseContext context) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private Task<IBundleSigner>? _signer;
    private GpgSigner? _gpg;

    /// <summary>What the signer is called; null when nothing was signed.</summary>
    public string? Description => Opened?.Description;

    /// <summary>Makes the signatures of one file.</summary>
    /// <param name="subject">The file; its bytes are those that the catalogue knows.</param>
    /// <param name="signatures">What is planned beside it.</param>
    /// <param name="kept">Names of those that were taken over from the release and stay.</param>
    /// <param name="log">Where lines of programs go.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The digests, in the same order.</returns>
    public async Task<IReadOnlyList<FileDigest>> MakeAsync(PlannedArtifact subject, IReadOnlyList<PlannedArtifact> signatures, IReadOnlySet<string> kept, ItemLog? log, CancellationToken cancellationToken)
    {
        var path = context.FullPath(subject);
        var file = SigningSubject.OfFile(path, context.Artifacts.Of(subject).Sha256);
        SigstoreBundle? message = null;
        var digests = new List<FileDigest>(signatures.Count);
        foreach (var signature in signatures)
        {
            if (kept.Contains(signature.Name))
            {
                // The bare signature of the same file stands in its bundle.
                message = SignatureNames.FormOf(signature.Name) == SignatureNames.Bundle && BundleReader.Read(await File.ReadAllBytesAsync(context.FullPath(signature), cancellationToken), signature.Name) is { Message: not null } whole
                    ? whole : message;
                digests.Add(new FileDigest(context.Artifacts.Of(signature).Sha256, context.Artifacts.Of(signature).Size));
                continue;
            }

            var bytes = SignatureNames.FormOf(signature.Name) switch
            {
                SignatureNames.Bundle when subject.Kind == ArtifactKind.Provenance =>
                    BundleWriter.Write(await (await SignerAsync(log)).SignStatementAsync(DsseEnvelope.InToto, await File.ReadAllBytesAsync(path, cancellationToken), cancellationToken)),
                SignatureNames.Bundle => BundleWriter.Write(message ??= await (await SignerAsync(log)).SignFileAsync(file, cancellationToken)),
                SignatureNames.Raw => Raw(message ??= await (await SignerAsync(log)).SignFileAsync(file, cancellationToken)),
                SignatureNames.OpenPgp => await Gpg().SignFileAsync(path, cancellationToken),
                _ => throw new ReleaseException($"{TaskNames.Sign}: nobody knows how to make {signature.Name}. Plan it under a known ending."),
            };
            var written = await AtomicFile.WriteHashedAsync(
                context.FullPath(signature), (stream, token) => stream.WriteAsync(bytes, token).AsTask(), cancellationToken: cancellationToken);
            digests.Add(new FileDigest(written.Sha256, written.Size));
        }

        return digests;
    }

    public async ValueTask DisposeAsync()
    {
        _gpg?.Dispose();
        if (Opened is { } signer)
        {
            await signer.DisposeAsync();
        }
    }

    private static byte[] Raw(SigstoreBundle bundle) => Encoding.ASCII.GetBytes(Convert.ToBase64String(bundle.Message!.Signature.Span));

    private IBundleSigner? Opened => _signer is { IsCompletedSuccessfully: true } opened ? opened.Result : null;

    private Task<IBundleSigner> SignerAsync(ItemLog? log)
    {
        lock (_gate)
        {
            return _signer ??= context.Signers.OpenAsync(log);
        }
    }

    private GpgSigner Gpg()
    {
        lock (_gate)
        {
            return _gpg ??= new GpgSigner(context, context.Settings.Gpg, TaskNames.Sign);
        }
    }
}
