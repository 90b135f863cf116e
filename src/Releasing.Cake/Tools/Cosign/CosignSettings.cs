using Releasing.Failures;

namespace Releasing.Cake.Tools.Cosign;

/// <summary>One signature by the cosign program, in the command line of its version 3. Secrets reach it by its environment alone.</summary>
public sealed class CosignSettings : LoggedToolSettings
{
    /// <summary>The file to sign, or with <see cref="IsStatement"/> the in-toto statement. Full path.</summary>
    public string File { get; set; } = "";

    /// <summary>The file is an in-toto statement, which is put into an envelope. Default: no.</summary>
    public bool IsStatement { get; set; }

    /// <summary>Where the bundle is written. Full path.</summary>
    public string Bundle { get; set; } = "";

    /// <summary>The key: a file, an address of a KMS, <c>env://NAME</c>. Default: null, the identity of the run.</summary>
    public string? Key { get; set; }

    /// <summary>A trusted root file. Default: null, the public instance.</summary>
    public string? TrustedRoot { get; set; }

    /// <summary>A signing config file. Default: null, the public instance.</summary>
    public string? SigningConfig { get; set; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Arguments()
    {
        if (File.Length == 0 || Bundle.Length == 0)
        {
            throw new ReleaseException($"{Where}: cosign needs a file and the name of a bundle. Set CosignSettings.File and .Bundle.");
        }

        return
        [
            IsStatement ? "attest-blob" : "sign-blob",
            "--yes",
            "--bundle", Bundle,
            .. Key is { } key ? new[] { "--key", key } : [],
            .. TrustedRoot is { } root ? new[] { "--trusted-root", root } : [],
            .. SigningConfig is { } config ? new[] { "--signing-config", config } : [],
            .. IsStatement ? new[] { "--statement", File } : [File],
        ];
    }
}
