using System.Text.Json;
using Releasing.Benchmarks.Measuring;

namespace Releasing.Benchmarks.Scenarios;

/// <summary>How fast the files of a large release are signed with an identity, and verified.</summary>
internal sealed class Signatures : Scenario
{
    private const int Count = 200;
    private const int Length = 5_000_000;
    private const string Identity = "https://ci.example.org/bench";

    public override string Name => "sign";

    public override string Description => "200 files of 5 MB signed at local services and verified, against sigstore-js";

    public override int Rounds => 3;

    public override IEnumerable<Finding> Measure(int rounds)
    {
        _ = Command.Require("node");
        var scripts = Path.Combine(Repository, "tests", "Releasing.AcceptanceTests", "Signing", "Services");
        using var work = new WorkFolder();
        using var services = SigstoreInstance.Start(scripts);
        var (ours, theirs) = (Files(work, "ours"), Files(work, "theirs"));
        var token = services.Token(Identity);
        var root = work.Write("trusted_root.json", services.Fact("trustedRoot"));
        var config = work.Write("signing_config.json", services.Fact("signingConfigV2"));
        var items = theirs.Select(file => new { file, bundle = file + ".sigstore.json" }).ToArray();
        var signJob = work.Write("sign.json", JsonSerializer.Serialize(new { url = services.Url, version = 2, token, items }));
        var verifyJob = work.Write("verify.json", JsonSerializer.Serialize(new { trustedRoot = root, items }));

        var worker = Worker("sign", config, root, work["ours"]) with { Variables = new Dictionary<string, string?> { ["SIGSTORE_ID_TOKEN"] = token } };
        var signer = new Contestant("KeylessSigner", worker);
        var peer = new Contestant("sigstore-js", SigstoreInstance.Script(Path.Combine(scripts, "sigstore-sign.js"), signJob));
        Contestant.Alternate(rounds, signer, peer);
        yield return Finding.Ratio($"{Count} files of 5 MB signed, {Environment.ProcessorCount} processors", signer, peer, 1);

        var verifier = new Contestant("BundleVerifier", Worker("verify", root, work["ours"], Identity, services.Issuer));
        var judge = new Contestant("sigstore-js", SigstoreInstance.Script(Path.Combine(scripts, "sigstore-verify.js"), verifyJob));
        Contestant.Alternate(rounds, verifier, judge);
        if (judge.Command.Run().Output.Contains("refused", StringComparison.Ordinal))
        {
            throw new BenchmarkException("sigstore-js refused one of its own bundles.");
        }

        yield return Finding.Ratio($"{Count} files of 5 MB verified, {Environment.ProcessorCount} processors", verifier, judge, 1);
    }

    private static string[] Files(WorkFolder work, string folder)
    {
        work.Make(folder);
        var random = new Random(5);
        var contents = new byte[Length];
        string[] files = [.. Enumerable.Range(0, Count).Select(at => Path.Combine(work[folder], $"file{at:000}"))];
        foreach (var file in files)
        {
            random.NextBytes(contents.AsSpan(0, 64));
            File.WriteAllBytes(file, contents);
        }

        return files;
    }
}
