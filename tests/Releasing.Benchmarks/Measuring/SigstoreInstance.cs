using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Releasing.Benchmarks.Measuring;

/// <summary>The services of Sigstore on loopback, as the acceptance tests have them (<c>Signing/Services/services.js</c>), for half an hour at most.</summary>
internal sealed class SigstoreInstance : IDisposable
{
    /// <summary>Where tools/install-validators.sh puts the libraries.</summary>
    private const string Libraries = "/opt/releasing-validators/node_modules";

    private readonly Process _process;
    private readonly JsonObject _facts;

    private SigstoreInstance(Process process, JsonObject facts)
    {
        _process = process;
        _facts = facts;
    }

    /// <summary>The address that all services are below.</summary>
    public string Url => _facts["url"]!.GetValue<string>();

    /// <summary>The issuer in every token.</summary>
    public string Issuer => _facts["issuer"]!.GetValue<string>();

    public static SigstoreInstance Start(string scripts)
    {
        if (!Directory.Exists(Libraries))
        {
            throw new BenchmarkException($"{Libraries} is not installed.");
        }

        var start = new ProcessStartInfo("node", [Path.Combine(scripts, "services.js"), "30"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["NODE_PATH"] = Libraries;
        var process = Process.Start(start) ?? throw new BenchmarkException("node did not start.");
        var line = process.StandardOutput.ReadLine() ?? throw new BenchmarkException("The services ended before they began.");
        return new SigstoreInstance(process, JsonNode.Parse(line)!.AsObject());
    }

    /// <summary>A part of what the services say of themselves, as JSON.</summary>
    public string Fact(string name) => _facts[name]!.ToJsonString();

    /// <summary>A token for an hour.</summary>
    public string Token(string subject)
    {
        using var client = new HttpClient();
        using var response = client.PostAsJsonAsync($"{Url}/control/token", new { sub = subject, exp = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds() }).GetAwaiter().GetResult();
        return response.EnsureSuccessStatusCode().Content.ReadAsStringAsync().GetAwaiter().GetResult();
    }

    /// <summary>A script over the same libraries.</summary>
    public static Command Script(string path, params IReadOnlyList<string> arguments) =>
        new("node", [path, .. arguments]) { Variables = new Dictionary<string, string?> { ["NODE_PATH"] = Libraries } };

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
