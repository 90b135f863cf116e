using Releasing.Failures;

namespace Releasing.Cake.Tools.CodeSign;

/// <summary>One run of <c>codesign</c>: it signs a program, bundle or disk image in its place, or verifies it.</summary>
public sealed class CodeSignSettings : LoggedToolSettings
{
    /// <summary>The file or bundle.</summary>
    public string File { get; set; } = "";

    /// <summary>Verifies instead of signing. Default: no.</summary>
    public bool Verify { get; set; }

    /// <summary>With <see cref="Verify"/>: the team the certificate has to belong to. Default: null, any.</summary>
    public string? Team { get; set; }

    /// <summary>The certificate, by name or SHA-1; <c>-</c> signs without one. Default: none.</summary>
    public string Identity { get; set; } = "";

    /// <summary>The keychain of the certificate. Default: null.</summary>
    public string? Keychain { get; set; }

    /// <summary>The entitlements file. Default: null.</summary>
    public string? Entitlements { get; set; }

    /// <summary>The program runs hardened, which notarisation asks for; a disk image has no runtime. Default: yes.</summary>
    public bool HardenedRuntime { get; set; } = true;

    /// <summary>Apple's service puts a time stamp on the signature, which notarisation asks for. Default: yes.</summary>
    public bool Timestamp { get; set; } = true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Arguments()
    {
        if (Verify)
        {
            // The leaf's organisational unit is the team (Apple, "Code Signing Requirement Language").
            return ["--verify", "--strict", "--verbose=2", .. Team is null ? [] : new[] { $"-R=anchor apple generic and certificate leaf[subject.OU] = \"{Team}\"" }, File];
        }

        if (Identity.Length == 0)
        {
            throw new ReleaseException("codesign: there is no identity. Set Settings.CodeSigning.Apple.Identity.");
        }

        return
        [
            "--force", "--sign", Identity,
            Timestamp ? "--timestamp" : "--timestamp=none",
            .. HardenedRuntime ? new[] { "--options", "runtime" } : [],
            .. Entitlements is null ? [] : new[] { "--entitlements", Entitlements },
            .. Keychain is null ? [] : new[] { "--keychain", Keychain },
            File,
        ];
    }
}
