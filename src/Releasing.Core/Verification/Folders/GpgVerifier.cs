using System.Diagnostics;
using Releasing.Failures;

namespace Releasing.Verification.Folders;

/// <summary>Detached OpenPGP signatures by the gpg program, with a keyring that holds one key alone and is gone afterwards.</summary>
internal sealed class GpgVerifier : IDisposable
{
    private static readonly TimeSpan s_timeLimit = TimeSpan.FromMinutes(5);

    private readonly string? _program;
    private readonly string _home;

    private GpgVerifier(string? program, string home) => (_program, _home) = (program, home);

    /// <summary>The program was found.</summary>
    public bool IsThere => _program is not null;

    /// <summary>Imports the key.</summary>
    /// <exception cref="InvalidInputException">It is no OpenPGP public key.</exception>
    public static GpgVerifier Open(string keyFile)
    {
        // The platform's own search would also look into the current folder.
        string[] names = OperatingSystem.IsWindows() ? ["gpg.exe"] : ["gpg", "gpg2"];
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(Path.IsPathFullyQualified).SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        var verifier = new GpgVerifier(program, Directory.CreateTempSubdirectory("verify-gpg-").FullName);
        try
        {
            if (program is not null && verifier.RunAsync(["--import", Path.GetFullPath(keyFile)], CancellationToken.None).GetAwaiter().GetResult().ExitCode != 0)
            {
                throw new InvalidInputException("--gpg-key", "gpg cannot read the public key", "Give the output of 'gpg --armor --export'");
            }

            return verifier;
        }
        catch
        {
            verifier.Dispose();
            throw;
        }
    }

    /// <summary>Verifies a signature.</summary>
    /// <returns>The fingerprint of the key, or null when it does not verify.</returns>
    public async Task<string?> VerifyAsync(string signature, string file, CancellationToken cancellationToken)
    {
        var (exitCode, output) = await RunAsync(["--trust-model", "always", "--verify", signature, file], cancellationToken);

        // VALIDSIG is there for a good signature of a key that is in the ring, and only then (doc/DETAILS of GnuPG).
        var valid = output.Split('\n').FirstOrDefault(line => line.StartsWith("[GNUPG:] VALIDSIG ", StringComparison.Ordinal));
        return exitCode == 0 && valid is not null ? valid.Split(' ')[2] : null;
    }

    public void Dispose() => Directory.Delete(_home, recursive: true);

    private async Task<(int ExitCode, string Output)> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(_program!, ["--homedir", _home, "--batch", "--no-tty", "--no-autostart", "--no-options", "--status-fd", "1", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        using var process = Process.Start(start) ?? throw new ReleaseException("gpg did not start. Install it again.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_timeLimit);
        try
        {
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await errors;
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, output);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
