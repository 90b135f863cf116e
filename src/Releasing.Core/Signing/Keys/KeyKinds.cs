using Releasing.Failures;

namespace Releasing.Signing.Keys;

/// <summary>The kinds of keys by the identifiers of RFC 5480, RFC 8017 and RFC 8410, and why a kind is refused.</summary>
internal static class KeyKinds
{
    public const string Ec = "1.2.840.10045.2.1";
    public const string Rsa = "1.2.840.113549.1.1.1";
    public const string P256 = "1.2.840.10045.3.1.7";
    public const string P384 = "1.3.132.0.34";

    private const string Choose = "Use an EC key over P-256 (openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256) or P-384, or an RSA key of 2048 bits or more";

    public static InvalidInputException Refuse(string where, string kind, string? curve) => new(where, Reason(kind, curve), Choose);

    private static string Reason(string kind, string? curve) => (kind, curve) switch
    {
        ("1.3.101.112", _) => "this is an Ed25519 key, and .NET cannot sign with those",
        ("1.3.101.113", _) => "this is an Ed448 key, and .NET cannot sign with those",
        ("1.3.101.110" or "1.3.101.111", _) => "this key (X25519 or X448) is for key agreement and signs nothing",
        ("1.2.840.113549.1.1.10", _) => "this RSA key is bound to PSS, and Sigstore's verifiers expect PKCS #1 v1.5",
        ("1.2.840.10040.4.1", _) => "this is a DSA key, which Sigstore's algorithm registry does not have",
        (Ec, "1.3.132.0.35") => "this EC key is over P-521, which Fulcio and Rekor do not take",
        (Ec, "1.3.132.0.10") => "this EC key is over secp256k1, which Sigstore's algorithm registry does not have",
        (Ec, not null) when curve.StartsWith("1.3.36.3.3.2.8.1.1.", StringComparison.Ordinal) => "this EC key is over a Brainpool curve, which Sigstore's algorithm registry does not have",
        (Ec, null) => "this EC key brings its own curve instead of naming one",
        (Ec, _) => $"this EC key is over the curve {curve}, which Sigstore's algorithm registry does not have",
        _ => $"this key is of the kind {kind}, which Sigstore's algorithm registry does not have",
    };
}
