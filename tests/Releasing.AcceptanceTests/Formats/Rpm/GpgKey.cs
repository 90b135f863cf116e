using System.Diagnostics;
using Releasing.Formats.Linux;

namespace Releasing.AcceptanceTests.Formats.Rpm;

/// <summary>A key that gpg makes for one test, and that signs packages.</summary>
internal sealed class GpgKey : IPackageSigner, IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("rpmkey-");
    private readonly Validator _gpg = Validator.Require("gpg");

    public GpgKey(string algorithm)
    {
        _gpg.Accept(["--homedir", _home.FullName, "--batch", "--passphrase", "", "--quick-generate-key", "Test <test@example.org>", algorithm, "sign", "never"]);
        PublicKey = Path.Combine(_home.FullName, "key.asc");
        _gpg.Accept("--homedir", _home.FullName, "--batch", "--armor", "--output", PublicKey, "--export");
    }

    /// <summary>Path of the public key, armoured.</summary>
    public string PublicKey { get; }

    public async Task<byte[]> SignAsync(Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("gpg", ["--homedir", _home.FullName, "--batch", "--quiet", "--detach-sign"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var signature = new MemoryStream();
        var reading = process.StandardOutput.BaseStream.CopyToAsync(signature, cancellationToken);
        await write(process.StandardInput.BaseStream, cancellationToken);
        process.StandardInput.Close();
        await reading;
        await process.WaitForExitAsync(cancellationToken);
        process.ExitCode.ShouldBe(0);
        return signature.ToArray();
    }

    public void Dispose()
    {
        // The agent that gpg started keeps its home open.
        Validator.Require("gpgconf").Accept("--homedir", _home.FullName, "--kill", "all");
        _home.Delete(recursive: true);
    }
}
