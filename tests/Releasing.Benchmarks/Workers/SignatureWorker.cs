using Releasing.Signing;
using Releasing.Signing.Bundles;
using Releasing.Signing.Keyless;
using Releasing.Verification;

namespace Releasing.Benchmarks.Workers;

/// <summary>Signs all files of a folder with an identity, or verifies what lies beside them.</summary>
internal static class SignatureWorker
{
    private const string Suffix = ".sigstore.json";

    public static async Task<int> SignAsync(string config, string root, string folder)
    {
        var tokens = IdentityTokens.Find(Environment.GetEnvironmentVariable)!;
        await using var signer = KeylessSigner.Create(
            new KeylessSettings { Services = SigningConfig.Read(await File.ReadAllBytesAsync(config), config), TrustedRoot = TrustedRoot.Read(await File.ReadAllBytesAsync(root), root) }, tokens);
        await Parallel.ForEachAsync(Files(folder), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (file, stop) =>
        {
            var bundle = await signer.SignFileAsync(SigningSubject.OfFile(file), stop);
            await File.WriteAllBytesAsync(file + Suffix, BundleWriter.Write(bundle), stop);
        });
        return 0;
    }

    public static async Task<int> VerifyAsync(string root, string folder, string identity, string issuer)
    {
        var trusted = TrustedRoot.Read(await File.ReadAllBytesAsync(root), root);
        var policy = CertificatePolicy.Exactly(identity, issuer);
        await Parallel.ForEachAsync(Files(folder), async (file, stop) =>
        {
            var bundle = BundleReader.Read(await File.ReadAllBytesAsync(file + Suffix, stop), file);
            await BundleVerifier.VerifyAsync(bundle, SigningSubject.OfFile(file), policy, trusted, stop);
        });
        return 0;
    }

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder).Where(file => !file.EndsWith(Suffix, StringComparison.Ordinal));
}
