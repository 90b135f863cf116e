using Releasing.Failures;
using Releasing.Signing.Bundles;
using Releasing.Signing.Keys;
using Releasing.Text;
using Releasing.Verification;

namespace Releasing.Cake.Attesting;

/// <summary>The release was signed by somebody else than signs now: told once, and not for every file.</summary>
/// <param name="Before">Who signed what the release holds, by the word of a bundle that is not verified.</param>
/// <param name="Now">Who signs in this run.</param>
internal sealed record SignerChange(string Before, string Now)
{
    /// <summary>The change between a bundle of the release and the signer of this run; null when both name the same.</summary>
    public static SignerChange? Between(SigstoreBundle bundle, SignerPolicy now)
    {
        var (before, today) = (NameOf(bundle), NameOf(now));
        return before == today ? null : new SignerChange(before, today);
    }

    /// <summary>Stops the run.</summary>
    public ReleaseException ToException(ReleaseContext context, string where, bool isDraft) => new InvalidInputException(
        where,
        $"the signer has changed: the files of {context.Version.Tag} in the {context.Store.Name} store are signed by {Before}, and this run signs by {Now}",
        isDraft ? "Sign by the one of before, or delete the draft to sign everything anew" : "Sign by the one of before, or release a new version: what is public does not change");

    private static string NameOf(SigstoreBundle bundle) => bundle.PublicKeyHint is { } hint ? KeyName(PlainText.Line(hint)) : NameOf(CertificatePolicy.SignerOf(bundle.Certificates[0]));

    private static string NameOf(SignerPolicy policy) => policy switch
    {
        CertificatePolicy certificate => $"{PlainText.Line(certificate.Identity.ToString())} (vouched for by {PlainText.Line(certificate.Issuer.ToString())})",
        KeyPolicy key => KeyName(PublicKeyFacts.Hint(key.PublicKey.Span)),
        _ => policy.ToString(),
    };

    // As the report and its commands name it: the first digits of the SHA-256.
    private static string KeyName(string hint)
    {
        var digest = new byte[64];
        return Convert.TryFromBase64String(hint, digest, out var length) && length == 32
            ? $"the key with SHA-256 {Convert.ToHexStringLower(digest.AsSpan(0, length))}"
            : $"the key '{hint}'";
    }
}
