using System.Text.Json;
using System.Text.Json.Serialization;

namespace Releasing.AcceptanceTests.Signing.Services;

/// <summary>sigstore-js signs and verifies.</summary>
public static class SigstoreJs
{
    /// <summary>Signs files against the services; each bundle lies beside its file as <c>FILE.sigstore.json</c>.</summary>
    /// <param name="services">Running services.</param>
    /// <param name="rekor">The version of Rekor: 1 or 2.</param>
    /// <param name="token">The OIDC token.</param>
    /// <param name="payloadType">The payload type, for envelopes whose payload is the file; null for message signatures.</param>
    /// <param name="files">The files.</param>
    public static void Sign(SigstoreServices services, int rekor, string token, string? payloadType, params string[] files)
    {
        var job = new { services.Url, Version = rekor, Token = token, Items = files.Select(file => new { File = file, Type = payloadType, Bundle = file + ".sigstore.json" }) };
        Run("Signing/Services/sigstore-sign.js", job);
    }

    /// <summary>Verifies bundles.</summary>
    /// <param name="trustedRoot">The file of the trusted root; null when all are signed by keys.</param>
    /// <param name="keys">Public keys, PEM, by hint.</param>
    /// <param name="items">Bundle and file; the file is null for envelopes, of which sigstore-js never looks at the subject's digest.</param>
    /// <returns>One answer for each, in order.</returns>
    public static IReadOnlyList<Answer> Verify(string? trustedRoot, IReadOnlyDictionary<string, string>? keys, params (string Bundle, string? File)[] items)
    {
        var job = new { TrustedRoot = trustedRoot, Keys = keys, Items = items.Select(item => new { item.Bundle, item.File }) };
        return JsonSerializer.Deserialize<IReadOnlyList<Answer>>(Run("Signing/Services/sigstore-verify.js", job), ServiceFault.Json)!;
    }

    private static string Run<T>(string script, T job)
    {
        var path = Path.Combine(Path.GetTempPath(), $"releasing-sigstore-js-{Guid.NewGuid():N}.json");
        try
        {
            File.WriteAllText(path, JsonSerializer.Serialize(job, ServiceFault.Json));
            var verdict = NodeScript.Run(script, path);
            verdict.ExitCode.ShouldBe(0, verdict.Error);
            return verdict.Output;
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>What sigstore-js says of a bundle.</summary>
    /// <param name="Identity">The subject of the certificate; empty for a key.</param>
    /// <param name="Issuer">The issuer in the certificate.</param>
    /// <param name="Refused">Why it was refused; null when it verifies.</param>
    public sealed record Answer(string? Identity, string? Issuer, string? Refused)
    {
        /// <summary>Whether it verifies.</summary>
        [JsonIgnore]
        public bool Verifies => Refused is null;
    }
}
