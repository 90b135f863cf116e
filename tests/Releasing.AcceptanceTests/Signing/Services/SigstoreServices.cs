using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Releasing.AcceptanceTests.Signing.Services;

/// <summary>
/// Fulcio, Rekor in both versions, a time-stamping authority and an OIDC issuer on loopback, in one process of node that ends with this object and after five minutes
/// at most. A class fixture: each test begins with <see cref="RunningAsync"/>, which starts it once, skips the test where node or its libraries are missing, and clears the faults.
/// </summary>
public sealed class SigstoreServices : IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-sigstore-");
    private readonly HttpClient _client = new() { Timeout = s_patience };
    private readonly SemaphoreSlim _gate = new(1);
    private Process? _process;
    private JsonObject? _facts;

    /// <summary>The address that all services are below: <c>http://127.0.0.1:PORT</c>.</summary>
    public string Url => Fact("url");

    /// <summary>The issuer in every token.</summary>
    public string Issuer => Fact("issuer");

    /// <summary>What a workflow finds in ACTIONS_ID_TOKEN_REQUEST_URL.</summary>
    public string WorkflowTokenUrl => Fact("workflowTokenUrl");

    /// <summary>What a workflow finds in ACTIONS_ID_TOKEN_REQUEST_TOKEN.</summary>
    public string WorkflowRequestToken => Fact("workflowRequestToken");

    /// <summary>The identity in the certificate of a token from <see cref="WorkflowTokenUrl"/>.</summary>
    public const string WorkflowIdentity = "https://github.com/acme/tool/.github/workflows/release.yml@refs/tags/v1.2.3";

    /// <summary>A file with the trusted root of these services.</summary>
    public string TrustedRootPath => Path.Combine(_folder.FullName, "trusted_root.json");

    /// <summary>A file with the signing config that leads to these services.</summary>
    /// <param name="rekor">The version of Rekor: 1 or 2.</param>
    public string SigningConfigPath(int rekor) => Path.Combine(_folder.FullName, $"signing_config.v{rekor}.json");

    /// <summary>Starts the services unless they run, and clears what is left of faults.</summary>
    public async Task RunningAsync()
    {
        await _gate.WaitAsync();
        try
        {
            if (_process is null)
            {
                await StartAsync();
            }
        }
        finally
        {
            _gate.Release();
        }

        await FaultsAsync();
    }

    /// <summary>A token of the issuer.</summary>
    /// <param name="claims">Claims beside <c>iss</c>, <c>aud</c> (<c>sigstore</c>), <c>iat</c> and <c>exp</c> (in ten minutes), which they may replace.</param>
    public async Task<string> TokenAsync(object claims)
    {
        using var response = await _client.PostAsJsonAsync($"{Url}/control/token", claims);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    /// <summary>Spoils answers to come, in the order given; none clears.</summary>
    /// <param name="faults">What to spoil.</param>
    public async Task FaultsAsync(params ServiceFault[] faults)
    {
        using var response = await _client.PostAsJsonAsync($"{Url}/control/faults", faults, ServiceFault.Json);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>What was counted since the start.</summary>
    public async Task<ServiceState> StateAsync() => (await _client.GetFromJsonAsync<ServiceState>($"{Url}/control/state", ServiceFault.Json))!;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.StandardInput.Close();
            if (!_process.WaitForExit(s_patience))
            {
                _process.Kill();
                await _process.WaitForExitAsync();
            }

            _process.Dispose();
        }

        _client.Dispose();
        _gate.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <inheritdoc/>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async Task StartAsync()
    {
        var start = NodeScript.Start("Signing/Services/services.js");
        start.RedirectStandardInput = true;
        // Its complaints go to the console of the tests, where nobody has to drain them.
        start.RedirectStandardError = false;
        start.StandardErrorEncoding = null;
        var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(s_patience);
        var line = await process.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("The services ended before they began.");
        _facts = JsonNode.Parse(line)!.AsObject();
        await File.WriteAllTextAsync(TrustedRootPath, _facts["trustedRoot"]!.ToJsonString(), patience.Token);
        await File.WriteAllTextAsync(SigningConfigPath(1), _facts["signingConfigV1"]!.ToJsonString(), patience.Token);
        await File.WriteAllTextAsync(SigningConfigPath(2), _facts["signingConfigV2"]!.ToJsonString(), patience.Token);
        _process = process;
    }

    private string Fact(string name) => _facts?[name]?.GetValue<string>() ?? throw new InvalidOperationException("The test has to begin with RunningAsync.");
}
