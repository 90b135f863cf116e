using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Releasing.Signing;
using Releasing.Signing.Bundles;
using Releasing.Verification;

namespace Releasing.Core.Tests.Verification.Authority;

/// <summary>What a scene became.</summary>
internal sealed record Staged(JsonObject Bundle, JsonObject Root, byte[] File, Func<SignerPolicy> Policy)
{
    public TrustedRoot TrustedRoot() => Releasing.Verification.TrustedRoot.Read(Encoding.UTF8.GetBytes(Root.ToJsonString()), "root.json");

    public Task<VerifiedBundle> VerifyAsync() => VerifyAsync(Encoding.UTF8.GetBytes(Bundle.ToJsonString()), File, TrustedRoot(), Policy());

    public static async Task<VerifiedBundle> VerifyAsync(byte[] bundle, byte[] file, TrustedRoot root, SignerPolicy policy) =>
        await BundleVerifier.VerifyAsync(
            BundleReader.Read(bundle, "a.sigstore.json"), SigningSubject.OfDigest("a.txt", Convert.ToHexStringLower(SHA256.HashData(file))), policy, root);
}
