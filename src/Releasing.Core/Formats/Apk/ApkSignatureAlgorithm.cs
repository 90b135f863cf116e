namespace Releasing.Formats.Apk;

/// <summary>What a package is signed with, apk-v2(5).</summary>
public enum ApkSignatureAlgorithm
{
    /// <summary>RSA (PKCS #1 v1.5) over SHA-1, <c>.SIGN.RSA</c>: the only one that every apk-tools 2 reads. What it signs holds the SHA-256 of the files.</summary>
    Sha1,

    /// <summary>RSA (PKCS #1 v1.5) over SHA-256, <c>.SIGN.RSA256</c>: newer versions of apk-tools 2, and 3.</summary>
    Sha256,
}
