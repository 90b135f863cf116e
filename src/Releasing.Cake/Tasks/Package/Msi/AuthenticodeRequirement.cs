using Releasing.Cake.Planning;
using Releasing.Cake.Settings;

namespace Releasing.Cake.Tasks;

/// <summary>What an Authenticode signature needs.</summary>
internal static class AuthenticodeRequirement
{
    /// <summary>Whether Windows files are signed: when there is a certificate, or the settings ask for it.</summary>
    public static bool IsWanted(ReleaseContext context) => context.Settings.CodeSigning.Windows is var settings && (settings.Enabled ?? settings.IsSet(context));

    /// <summary>The program and the certificate; nothing where nothing is signed.</summary>
    /// <param name="context">The release.</param>
    /// <param name="purpose">What they are needed for.</param>
    public static IEnumerable<Requirement> For(ReleaseContext context, string purpose)
    {
        var settings = context.Settings.CodeSigning.Windows;
        if (!IsWanted(context))
        {
            yield break;
        }

        yield return settings.UsedTool == AuthenticodeTool.SignTool
            ? Requirement.Tool("signtool", purpose, "install the Windows SDK, or set Settings.CodeSigning.Windows.Tool to OsslSignCode") with
            {
                Programs = ["signtool.exe", "signtool"],
                VersionArguments = ["/?"],
            }
            : Requirement.Tool("osslsigncode", purpose, "apt-get install osslsigncode, brew install osslsigncode, or https://github.com/mtrojnar/osslsigncode") with
            {
                MinimumVersion = "2.6",
            };
        yield return new Requirement
        {
            Kind = RequirementKind.Secret,
            Name = "Authenticode certificate",
            Purpose = purpose,
            Hint = $"set {settings.Pfx.Source} to the output of 'base64 certificate.pfx', or another member of Settings.CodeSigning.Windows",
            Check = release => release.Settings.CodeSigning.Windows.IsSet(release) ? null : "not set",
        };
    }
}
