using System.Security.Cryptography;

namespace Releasing.Signing;

/// <summary>What goes with each way of signing.</summary>
public static class SignatureAlgorithmNames
{
    extension(SignatureAlgorithm algorithm)
    {
        /// <summary>The hash whose digest is signed.</summary>
        public HashAlgorithmName Hash => algorithm == SignatureAlgorithm.EcdsaP384Sha384 ? HashAlgorithmName.SHA384 : HashAlgorithmName.SHA256;

        /// <summary>The hash as <c>sigstore_common.proto</c> names it: <c>SHA2_256</c> or <c>SHA2_384</c>.</summary>
        public string DigestName => algorithm == SignatureAlgorithm.EcdsaP384Sha384 ? "SHA2_384" : "SHA2_256";
    }
}
