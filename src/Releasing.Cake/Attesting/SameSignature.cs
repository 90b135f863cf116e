using System.Security.Cryptography;
using System.Text;
using Releasing.Artifacts;
using Releasing.Cake.Tools.Gpg;
using Releasing.Failures;
using Releasing.Provenance;
using Releasing.Signing;
using Releasing.Signing.Bundles;
using Releasing.Signing.Keys;
using Releasing.Verification;

namespace Releasing.Cake.Attesting;

/// <summary>Whether what a release holds says the same as what was made here, by the same signer. What does goes into the given table.</summary>
/// <param name="context">The release.</param>
/// <param name="own">What was made here, by name.</param>
/// <param name="wanted">Names of signatures that will be made where nothing serves as well.</param>
/// <param name="there">What the release holds.</param>
/// <param name="adopted">Where the bytes go that serve as well.</param>
internal sealed class SameSignature(ReleaseContext context, Dictionary<string, Artifact> own, IReadOnlySet<string> wanted, RemoteAssets there, Dictionary<string, byte[]> adopted)
{
    /// <summary>Somebody else signed what the release holds; null when nobody else was seen.</summary>
    public SignerChange? Change { get; private set; }

    /// <summary>
    /// The provenance of the release serves as well when its own bundle there verifies and it names the same files with the same digests. The bundle holds it, so it is found
    /// even where the provenance itself is not uploaded yet.
    /// </summary>
    public async Task ProvenanceAsync(Artifact provenance, CancellationToken cancellationToken)
    {
        var ours = await File.ReadAllBytesAsync(context.Catalogue.FullPath(provenance), cancellationToken);
        var bundle = provenance.Name + SignatureNames.Bundle;
        if (!IsOurs(bundle))
        {
            if (await there.ReadAsync(provenance.Name, cancellationToken) is { } signed && !signed.AsSpan().SequenceEqual(ours) && await IsSignedByGpgAsync(provenance, signed, cancellationToken) && SameSubjects(provenance.Name, ours, signed))
            {
                adopted[provenance.Name] = signed;
            }

            return;
        }

        if (await OtherBytesAsync(bundle, cancellationToken) is not { } bytes || await OpenAsync(bundle, bytes, cancellationToken) is not var (theirBundle, policy))
        {
            return;
        }

        var payload = theirBundle.Envelope?.Payload.ToArray() ?? throw new InvalidInputException(bundle, "it holds no statement", "Remove it from the release");
        if (await there.ReadAsync(provenance.Name, cancellationToken) is { } theirs && !theirs.AsSpan().SequenceEqual(payload))
        {
            throw new InvalidInputException(bundle, $"it is over other bytes than the {provenance.Name} beside it", "Remove the one that is wrong");
        }

        if (SameSubjects(provenance.Name, ours, payload))
        {
            // The statement speaks of its subjects: any of them asks for the signature over all.
            var subject = Statement.Read(payload, bundle).Subjects[0];
            await BundleVerifier.VerifyAsync(theirBundle, SigningSubject.OfDigest(subject.Name, subject.Sha256), policy, await context.Signers.Trust.RootAsync(), cancellationToken);
            adopted[bundle] = bytes;
            if (!payload.AsSpan().SequenceEqual(ours))
            {
                adopted[provenance.Name] = payload;
            }
        }
    }

    /// <summary>A signature of the release serves as well when it verifies over the same file.</summary>
    /// <param name="signature">The name of the signature.</param>
    /// <param name="name">The name of the file.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    public async Task SignatureAsync(string signature, string? name, CancellationToken cancellationToken)
    {
        if (name is null || !own.TryGetValue(name, out var subject) || await OtherBytesAsync(signature, cancellationToken) is not { } bytes)
        {
            return;
        }

        switch (SignatureNames.FormOf(signature))
        {
            case SignatureNames.Bundle when subject.Kind != ArtifactKind.Provenance:
                if (await OpenAsync(signature, bytes, cancellationToken) is not var (bundle, policy))
                {
                    break;
                }

                await BundleVerifier.VerifyAsync(bundle, SigningSubject.OfFile(context.Catalogue.FullPath(subject), subject.Sha256), policy, await context.Signers.Trust.RootAsync(), cancellationToken);
                adopted[signature] = bytes;
                break;
            case SignatureNames.Raw when await IsSignedByKeyAsync(subject, bytes, cancellationToken):
            case SignatureNames.OpenPgp when await IsSignedByGpgAsync(subject, adopted.GetValueOrDefault(name), cancellationToken):
                adopted[signature] = bytes;
                break;
        }
    }

    private bool IsOurs(string name) => own.ContainsKey(name) || wanted.Contains(name);

    private async Task<byte[]?> OtherBytesAsync(string name, CancellationToken cancellationToken)
    {
        if (!own.TryGetValue(name, out var artifact))
        {
            return await there.ReadAsync(name, cancellationToken);
        }

        return !there.HasDigest(name, artifact.Sha256) && await there.ReadAsync(name, cancellationToken) is { } bytes && Convert.ToHexStringLower(SHA256.HashData(bytes)) != artifact.Sha256 ? bytes : null;
    }

    // Null where it cannot be told before the first signature whose signature would count: then everything is signed, and the signature of this run tells.
    private async Task<(SigstoreBundle Bundle, SignerPolicy Policy)?> OpenAsync(string name, byte[] bytes, CancellationToken cancellationToken)
    {
        var theirs = BundleReader.Read(bytes, name);
        SignerPolicy policy;
        if (!own.TryGetValue(name, out var bundle))
        {
            if (await context.Signers.SignerBeforeSigningAsync(theirs, cancellationToken) is not { } known)
            {
                return null;
            }

            policy = known;
        }
        else
        {
            var ours = BundleReader.Read(await File.ReadAllBytesAsync(context.Catalogue.FullPath(bundle), cancellationToken), name);
            policy = context.Signers.SameSigner(ours)
                ?? throw new InvalidInputException(name, "nobody can tell here whose key signed", "Name the key in Settings.Signing.Key or .OwnKey, so that its public half is known");
        }

        if (SignerChange.Between(theirs, policy) is { } change)
        {
            Change ??= change;
            return null;
        }

        return (theirs, policy);
    }

    private static bool SameSubjects(string name, byte[] ours, byte[] theirs)
    {
        var (own, other) = (Statement.Read(ours, name), Statement.Read(theirs, name));
        return own.HasSubjectsOf(other) && own.PredicateType == other.PredicateType
            ? true
            : throw new InvalidInputException(name, "the one in the release speaks of other files", "Release a new version, or remove the draft");
    }

    private async Task<bool> IsSignedByKeyAsync(Artifact subject, byte[] signature, CancellationToken cancellationToken)
    {
        if (context.Signers.PublicKey is not { } key || !TryDecode(signature, out var raw))
        {
            return false;
        }

        var algorithm = PublicKeyFacts.Algorithm(key, TaskNames.Sign);
        var digest = adopted.TryGetValue(subject.Name, out var bytes)
            ? CryptographicOperations.HashData(algorithm.Hash, bytes)
            : await SigningSubject.OfFile(context.Catalogue.FullPath(subject), subject.Sha256).DigestAsync(algorithm.Hash, cancellationToken);
        return PublicKeyFacts.Verifies(key.Span, algorithm, digest.Span, raw);
    }

    private static bool TryDecode(byte[] text, out byte[] bytes)
    {
        bytes = new byte[text.Length];
        var isBase64 = Convert.TryFromBase64String(Encoding.ASCII.GetString(text).Trim(), bytes, out var length);
        bytes = bytes[..length];
        return isBase64;
    }

    private async Task<bool> IsSignedByGpgAsync(Artifact subject, byte[]? bytes, CancellationToken cancellationToken)
    {
        var name = subject.Name + SignatureNames.OpenPgp;
        if (!IsOurs(name) || await there.ReadAsync(name, cancellationToken) is not { } signature)
        {
            return false;
        }

        using var gpg = new GpgSigner(context, context.Settings.Gpg, TaskNames.PublishDraft);
        var folder = Directory.CreateDirectory(Path.Combine(context.WorkFolder, "sign", Path.GetRandomFileName())).FullName;
        try
        {
            var (file, asc) = (Path.Combine(folder, "content"), Path.Combine(folder, "content.asc"));
            await File.WriteAllBytesAsync(asc, signature, cancellationToken);
            if (bytes is null)
            {
                file = context.Catalogue.FullPath(subject);
            }
            else
            {
                await File.WriteAllBytesAsync(file, bytes, cancellationToken);
            }

            return await gpg.VerifiesAsync(asc, file, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
