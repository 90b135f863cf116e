using Releasing.Signing;
using Releasing.Signing.Bundles;

namespace Releasing.Verification;

/// <summary>
/// Verifies Sigstore bundles without a network: who signed, that it is over this file, and that authorities and logs of the trusted root vouch for it. Whatever a bundle holds is
/// verified; nothing that does not verify is passed over.
/// </summary>
public static class BundleVerifier
{
    /// <summary>Verifies a bundle.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="subject">The file: signed itself, or a subject of the statement signed.</param>
    /// <param name="policy">Who has to have signed.</param>
    /// <param name="trustedRoot">What to trace it back to; null stands for <see cref="TrustedRoot.Production"/>.</param>
    /// <param name="cancellationToken">Stops the verification.</param>
    /// <returns>What was verified.</returns>
    /// <exception cref="RefusedException">It does not verify, for exactly one reason.</exception>
    public static Task<VerifiedBundle> VerifyAsync(
        SigstoreBundle bundle, SigningSubject subject, SignerPolicy policy, TrustedRoot? trustedRoot = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(policy);
        return BundleVerification.RunAsync(bundle, subject, policy, trustedRoot ?? TrustedRoot.Production, cancellationToken);
    }
}
