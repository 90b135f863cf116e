using Releasing.Cake.Planning;

namespace Releasing.Cake.Tasks;

/// <summary>The gpg program and a key, where something is signed.</summary>
internal static class GpgRequirement
{
    /// <summary>What signing needs; nothing where nothing is signed.</summary>
    /// <param name="context">The release.</param>
    /// <param name="signed">The setting: null signs when there is a key.</param>
    public static IEnumerable<Requirement> For(ReleaseContext context, bool? signed)
    {
        var settings = context.Settings.Gpg;
        if (signed == false || (signed is null && !settings.IsSet(context)))
        {
            yield break;
        }

        yield return Requirement.Tool("gpg", "signs packages and repositories", "apt-get install gpg, dnf install gnupg2, brew install gnupg, or https://gnupg.org/download") with
        {
            Programs = ["gpg", "gpg.exe", "gpg2"],
            MinimumVersion = "2.1",
        };
        yield return new Requirement
        {
            Kind = RequirementKind.Secret,
            Name = "signing key",
            Purpose = "signs packages and repositories",
            Hint = $"set {settings.PrivateKey.Source} to the output of 'gpg --armor --export-secret-keys', or name a key of the keyring in Settings.Gpg.Key",
            Check = release => release.Settings.Gpg.IsSet(release) ? null : "not set",
        };
    }
}
