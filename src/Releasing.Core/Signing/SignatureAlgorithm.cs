namespace Releasing.Signing;

/// <summary>How a key signs. Sigstore's algorithm registry names the same.</summary>
public enum SignatureAlgorithm
{
    /// <summary>ECDSA over P-256 with SHA-256; the signature is the DER sequence of RFC 3279, section 2.2.3.</summary>
    EcdsaP256Sha256,

    /// <summary>ECDSA over P-384 with SHA-384; DER.</summary>
    EcdsaP384Sha384,

    /// <summary>RSA, PKCS #1 v1.5, with SHA-256 (RFC 8017, section 8.2).</summary>
    RsaPkcs1Sha256,
}
