using System.Security.Cryptography;
using Releasing.Signing;
using Releasing.Signing.Bundles;
using Releasing.Signing.Dsse;
using Releasing.Verification.Keys;

namespace Releasing.Verification;

/// <summary>What was signed, after its signature verified: the digests that a log entry about it has to tell.</summary>
/// <param name="Signature">The signature.</param>
/// <param name="Envelope">The envelope; null for a file.</param>
/// <param name="Digest">The digest of the signed bytes (the file's, or that of the pre-authentication encoding) by a hash; null when it is not known.</param>
internal sealed record SignedContent(ReadOnlyMemory<byte> Signature, DsseEnvelope? Envelope, Func<HashAlgorithmName, byte[]?> Digest)
{
    /// <summary>Verifies the signature of a file.</summary>
    public static async Task<SignedContent> OfMessageAsync(MessageSignature message, SigningSubject subject, VerificationKey key, string where, CancellationToken cancellationToken)
    {
        var hash = HashOf(message, key, where);
        var digest = (await subject.DigestAsync(hash, cancellationToken)).ToArray();
        if (message.DigestAlgorithm is not null && !message.Digest.Span.SequenceEqual(digest))
        {
            throw new RefusedException(RefusalReason.DigestMismatch, where, "The bundle is about another file: the digest it tells is not this file's.");
        }

        return key.VerifyDigest(digest, message.Signature.Span, hash)
            ? new SignedContent(message.Signature, null, asked => asked == hash ? digest : null)
            : throw Invalid(where);
    }

    /// <summary>Verifies the signature of an envelope, and that its statement speaks of a file.</summary>
    public static async Task<SignedContent> OfEnvelopeAsync(DsseEnvelope envelope, SigningSubject subject, VerificationKey key, string where, CancellationToken cancellationToken)
    {
        if (envelope.PayloadType != DsseEnvelope.InToto)
        {
            throw new RefusedException(RefusalReason.EnvelopeUnsupported, where, $"The payload is no in-toto statement: its type has to be {DsseEnvelope.InToto}.");
        }

        if (envelope.Signatures is not [var signature])
        {
            throw new RefusedException(RefusalReason.EnvelopeUnsupported, where, "The envelope has to have exactly one signature.");
        }

        var encoded = DsseEnvelope.PreAuthenticationEncoding(envelope.PayloadType, envelope.Payload.Span);
        if (!key.VerifyData(encoded, signature.Signature.Span))
        {
            throw Invalid(where);
        }

        await Statement.MustSpeakOfAsync(envelope.Payload, subject, where, cancellationToken);
        return new SignedContent(signature.Signature, envelope, hash => CryptographicOperations.HashData(hash, encoded));
    }

    // The hash is the one the bundle names, if the key may sign it; else the usual one of the key.
    private static HashAlgorithmName HashOf(MessageSignature message, VerificationKey key, string where)
    {
        var named = message.DigestAlgorithm is { } name ? Hashes.OfProtobuf(name) ?? throw Malformed(where) : (key.Hashes is [var usual, ..] ? usual : default);
        return key.VerifiesDigests && key.Hashes.Contains(named) ? named
            : throw new RefusedException(RefusalReason.KeyUnsupported, where, "The key is not one that signs digests of the hash that the bundle names.");
    }

    private static RefusedException Malformed(string where) => new(RefusalReason.BundleMalformed, where, "The digest is not of SHA2_256, SHA2_384 or SHA2_512.");

    private static RefusedException Invalid(string where) => new(RefusalReason.SignatureInvalid, where, "The key of the signer did not sign this content.");
}
