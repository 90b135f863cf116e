using System.Security.Cryptography;

namespace Releasing.Verification;

/// <summary>The hashes by the names that bundles and log entries use.</summary>
internal static class Hashes
{
    /// <summary>By its name in <c>sigstore_common.proto</c>; null for another.</summary>
    public static HashAlgorithmName? OfProtobuf(string name) => name switch
    {
        "SHA2_256" => HashAlgorithmName.SHA256,
        "SHA2_384" => HashAlgorithmName.SHA384,
        "SHA2_512" => HashAlgorithmName.SHA512,
        _ => null,
    };

    /// <summary>By its name in an entry of Rekor v1; null for another.</summary>
    public static HashAlgorithmName? OfRekor(string name) => name switch
    {
        "sha256" => HashAlgorithmName.SHA256,
        "sha384" => HashAlgorithmName.SHA384,
        "sha512" => HashAlgorithmName.SHA512,
        _ => null,
    };

    /// <summary>By its object identifier (RFC 5754); null for another.</summary>
    public static HashAlgorithmName? OfOid(string? oid) => oid switch
    {
        "2.16.840.1.101.3.4.2.1" => HashAlgorithmName.SHA256,
        "2.16.840.1.101.3.4.2.2" => HashAlgorithmName.SHA384,
        "2.16.840.1.101.3.4.2.3" => HashAlgorithmName.SHA512,
        _ => null,
    };
}
