using System.Diagnostics;
using System.Text;

namespace Releasing.AcceptanceTests.GitHub;

/// <summary>The real <c>gh</c>, with a folder of its own for its settings, talking to a unix socket.</summary>
internal sealed class GitHubProgram : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-gh-");
    private readonly string _token;

    public GitHubProgram(string token)
    {
        Validator.Require("gh");
        _token = token;
    }

    /// <summary>A path for the socket, short enough for every system.</summary>
    public string Socket => Path.Combine(_folder.FullName, "s");

    public async Task<string> AcceptAsync(params string[] arguments)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "config.yml"), $"version: 1\nprompt: disabled\nhttp_unix_socket: {Socket}\n");
        var start = new ProcessStartInfo("gh", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        start.Environment["GH_CONFIG_DIR"] = _folder.FullName;
        start.Environment["GH_TOKEN"] = _token;
        start.Environment["GH_REPO"] = "ada/engine";
        start.Environment["GH_NO_UPDATE_NOTIFIER"] = "1";
        start.Environment["TZ"] = "UTC";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        process.ExitCode.ShouldBe(0, $"gh {string.Join(' ', arguments)}\n{await output}{await error}");
        return await output;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
