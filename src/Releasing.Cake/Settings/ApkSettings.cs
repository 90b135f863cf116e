using Releasing.Formats.Apk;
using Releasing.Formats.Payloads;
using Releasing.Text;

namespace Releasing.Cake.Settings;

/// <summary>Alpine packages. They are made from targets with musl.</summary>
public sealed class ApkSettings : PackageFormatSettings
{
    /// <summary>Creates the settings.</summary>
    public ApkSettings()
        : base("Settings.Apk")
    {
    }

    /// <summary>
    /// The programs of targets with glibc are static, so packages are made from them where there is no target with musl. A program that turns out not to be
    /// static is refused. Default: null, where the builder knows it, as that of Go without C code does.
    /// </summary>
    public bool? StaticPrograms { get; set; }

    /// <summary>The version in Alpine's own form, <c>1.2.3_rc1-r0</c>. Default: null, made from that of the release; a version that has no such form makes no package.</summary>
    public string? Version { get; set; }

    /// <summary>The RSA key that signs, in PEM form. Default: the variable <c>APK_PRIVATE_KEY</c>; unset means unsigned.</summary>
    public Secret PrivateKey { get; set; } = Secret.FromVariable("APK_PRIVATE_KEY");

    /// <summary>What unlocks the key. Default: the variable <c>APK_PASSPHRASE</c>; unset for a key without one.</summary>
    public Secret Passphrase { get; set; } = Secret.FromVariable("APK_PASSPHRASE");

    /// <summary>The name of the public key file in <c>/etc/apk/keys</c> of whoever installs it. Default: null, <c>NAME.rsa.pub</c> with the package's name.</summary>
    public string? PublicKeyName { get; set; }

    /// <summary>Folders whose change runs <see cref="TriggerScript"/>. Default: none.</summary>
    public IList<string> Triggers { get; } = new List<string>();

    /// <summary>What runs then; a file of the repository or the text. Default: null, none.</summary>
    public string? TriggerScript { get; set; }

    /// <summary>The key; null where packages stay unsigned.</summary>
    /// <exception cref="Failures.InvalidInputException">It is no RSA key, or locked.</exception>
    internal ApkSigningKey? OpenKey(ReleaseContext context) => PrivateKey.Reveal(context) is not { } pem ? null
        : ApkSigningKey.FromPem(pem, PrivateKey.Source, PublicKeyName ?? $"{context.Settings.LinuxPackages.NameIn(context)}.rsa.pub", Passphrase.Reveal(context));

    /// <inheritdoc/>
    public override IEnumerable<string> Validate()
    {
        foreach (var problem in base.Validate())
        {
            yield return problem;
        }

        if (Triggers.Count > 0 != TriggerScript is not null)
        {
            yield return "Settings.Apk.Triggers and Settings.Apk.TriggerScript need each other. Set both or none.";
        }

        if (PublicKeyName is { } name && (name.Length is 0 or > 200 || name[0] == '.' || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' or '+' or '@')))
        {
            yield return $"Settings.Apk.PublicKeyName is '{PlainText.Line(name)}'. Set a plain file name, such as ada-5f3c.rsa.pub.";
        }

        if (Compression != PayloadCompression.Gzip)
        {
            yield return $"Settings.Apk.Compression is {Compression}. Alpine's package manager reads gzip alone.";
        }
    }
}
