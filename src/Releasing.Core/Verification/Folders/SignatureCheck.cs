using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Releasing.Failures;
using Releasing.Signing;
using Releasing.Signing.Bundles;
using Releasing.Verification.Keys;

namespace Releasing.Verification.Folders;

/// <summary>Every signature in the folder, against the file it is of.</summary>
internal sealed class SignatureCheck(FolderListing folder, FolderOptions options, IReadOnlyList<ChecksumLines> lists)
{
    private const long LargestSignature = 64 * 1024 * 1024;
    private const long LargestRawSignature = 16 * 1024;

    public async Task<IReadOnlyList<CheckRow>> RunAsync(CancellationToken cancellationToken)
    {
        var rows = new List<CheckRow>();
        var signatures = folder.Files.Where(file => file.Role is FileRole.Bundle or FileRole.RawSignature or FileRole.GpgSignature).ToList();
        rows.AddRange(signatures.Where(file => !folder.ByName.ContainsKey(file.Subject))
            .Select(file => CheckRow.Fail(file.Name, FolderCheck.Signature, FolderReason.SignatureOrphan, $"The file '{file.Subject}' that it is of is not there.")));
        using var gpg = options.GpgKeyFile is { } key && signatures.Exists(file => file.Role == FileRole.GpgSignature) ? GpgVerifier.Open(key) : null;
        var ofFiles = new IReadOnlyList<CheckRow>[folder.Files.Count];
        await Parallel.ForAsync(
            0,
            folder.Files.Count,
            new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Parallelism), CancellationToken = cancellationToken },
            async (index, token) => ofFiles[index] = await OfAsync(folder.Files[index], signatures.Where(file => file.Subject == folder.Files[index].Name), gpg, token));
        rows.AddRange(ofFiles.SelectMany(found => found));
        rows.AddRange(Uncovered(rows));
        return rows;
    }

    private async Task<IReadOnlyList<CheckRow>> OfAsync(FolderFile file, IEnumerable<FolderFile> signatures, GpgVerifier? gpg, CancellationToken cancellationToken)
    {
        var rows = new List<CheckRow>();
        foreach (var signature in signatures)
        {
            rows.Add(signature.Role switch
            {
                _ when signature.Size > (signature.Role == FileRole.RawSignature ? LargestRawSignature : LargestSignature) =>
                    CheckRow.Fail(file.Name, FolderCheck.Signature, FolderReason.SignatureMalformed, $"'{signature.Name}' is too large for a signature."),
                FileRole.GpgSignature => await GpgAsync(file, signature, gpg, cancellationToken),
                _ when options.Signer is null => CheckRow.Skip(file.Name, FolderCheck.Signature, FolderReason.NoKey, $"'{signature.Name}' is there, but {options.WhyUnsigned}."),
                FileRole.RawSignature => await RawAsync(file, signature, cancellationToken),
                _ => await BundleAsync(file, signature, cancellationToken),
            });
        }

        return rows;
    }

    private async Task<CheckRow> BundleAsync(FolderFile file, FolderFile signature, CancellationToken cancellationToken)
    {
        try
        {
            var bundle = BundleReader.Read(await File.ReadAllBytesAsync(signature.Path, cancellationToken), signature.Name);
            var isStatement = file.Role == FileRole.Provenance;
            if (isStatement && bundle.Envelope is null)
            {
                return CheckRow.Fail(file.Name, FolderCheck.Signature, FolderReason.StatementDiffers, $"'{signature.Name}' holds no envelope with the statement.");
            }

            var verified = await BundleVerifier.VerifyAsync(
                bundle, isStatement ? await SubjectOfAsync(file, cancellationToken) : SigningSubject.OfFile(file.Path, file.Sha256), options.Signer!, options.TrustedRoot, cancellationToken);
            if (isStatement && Convert.ToHexStringLower(SHA256.HashData(verified.Envelope!.Payload.Span)) != file.Sha256)
            {
                return CheckRow.Fail(file.Name, FolderCheck.Signature, FolderReason.StatementDiffers, $"The statement signed in '{signature.Name}' is not this file.");
            }

            // What a bundle calls its key is its own word; that of a certificate is its authority's.
            return CheckRow.Pass(
                file.Name, FolderCheck.Signature, $"Signed {(verified.Issuer is null ? "with the key required" : $"by {verified.Signer} ({verified.Issuer})")}, {signature.Name}.");
        }
        catch (RefusedException refusal)
        {
            return CheckRow.Fail(file.Name, FolderCheck.Signature, signature.Name, refusal);
        }
        catch (InvalidInputException error)
        {
            return CheckRow.Fail(file.Name, FolderCheck.Signature, FolderReason.StatementDiffers, error.Message);
        }
    }

    // An envelope is verified as speaking of a file: for the statement itself that is any of its own subjects.
    private static async Task<SigningSubject> SubjectOfAsync(FolderFile statement, CancellationToken cancellationToken)
    {
        var subject = (await ProvenanceCheck.ReadAsync(statement, cancellationToken)).Subjects[0];
        return SigningSubject.OfDigest(statement.Name, subject.Sha256);
    }

    private async Task<CheckRow> RawAsync(FolderFile file, FolderFile signature, CancellationToken cancellationToken)
    {
        if (options.Signer is not KeyPolicy policy)
        {
            return CheckRow.Skip(file.Name, FolderCheck.Signature, FolderReason.NoKey, $"'{signature.Name}' can only be verified with a key, and an identity is required.");
        }

        var text = (await File.ReadAllTextAsync(signature.Path, Encoding.ASCII, cancellationToken)).Trim();
        if (!Base64.IsValid(text) || text.Length == 0)
        {
            return CheckRow.Fail(file.Name, FolderCheck.Signature, FolderReason.SignatureMalformed, $"'{signature.Name}' is not base64.");
        }

        using var key = VerificationKey.Import(policy.PublicKey, "The key required");
        var subject = SigningSubject.OfFile(file.Path, file.Sha256);
        var bytes = Convert.FromBase64String(text);
        foreach (var hash in key.Hashes)
        {
            if (key.VerifyDigest((await subject.DigestAsync(hash, cancellationToken)).Span, bytes, hash))
            {
                return CheckRow.Pass(file.Name, FolderCheck.Signature, $"Signed with the key required, {signature.Name}.");
            }
        }

        return CheckRow.Fail(file.Name, FolderCheck.Signature, FolderReason.SignatureInvalid, $"'{signature.Name}' does not verify with the key required.");
    }

    private static async Task<CheckRow> GpgAsync(FolderFile file, FolderFile signature, GpgVerifier? gpg, CancellationToken cancellationToken) => gpg switch
    {
        null => CheckRow.Skip(file.Name, FolderCheck.Signature, FolderReason.NoKey, $"'{signature.Name}' needs an OpenPGP public key; give it with --gpg-key."),
        { IsThere: false } => CheckRow.Skip(file.Name, FolderCheck.Signature, FolderReason.ToolMissing, $"'{signature.Name}' needs the gpg program, which is not here."),
        _ => await gpg.VerifyAsync(signature.Path, file.Path, cancellationToken) is { } fingerprint
            ? CheckRow.Pass(file.Name, FolderCheck.Signature, $"Signed with the OpenPGP key {fingerprint}, {signature.Name}.")
            : CheckRow.Fail(file.Name, FolderCheck.Signature, FolderReason.SignatureInvalid, $"'{signature.Name}' does not verify with the OpenPGP key given."),
    };

    // A signature over a list of digests vouches for whatever the list names.
    private IEnumerable<CheckRow> Uncovered(List<CheckRow> found)
    {
        var signed = found.Where(row => row.Outcome == CheckOutcome.Passed).Select(row => row.Asset).ToHashSet(StringComparer.Ordinal);
        var vouching = lists.Where(list => signed.Contains(list.File.Name) && found.All(row => row.Asset != list.File.Name || row.Outcome != CheckOutcome.Failed)).ToList();
        foreach (var file in folder.Files.Where(file => file.IsSigned && !signed.Contains(file.Name)))
        {
            var list = vouching.Find(list => list.Digests.TryGetValue(file.Name, out var digest) && digest == (digest.Length == 128 ? file.Sha512 : file.Sha256));
            yield return options.WhyUnsigned is { } why ? CheckRow.Skip(file.Name, FolderCheck.Signature, FolderReason.NoKey, $"Not verified: {why}.")
                : list is not null && !options.Required.Contains(FolderCheck.Signature) ? CheckRow.Pass(file.Name, FolderCheck.Signature, $"Listed in {list.File.Name}, which is signed.")
                : CheckRow.Fail(file.Name, FolderCheck.Signature, FolderReason.SignatureMissing, "No signature of it verifies with who has to have signed.");
        }
    }
}
