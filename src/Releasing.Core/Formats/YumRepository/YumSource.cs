namespace Releasing.Formats.YumRepository;

/// <summary>The file that users put into <c>/etc/yum.repos.d</c> (dnf.conf(5), "Repo options").</summary>
public static class YumSource
{
    /// <summary>Where the public key lies below the repository's folder: zypper looks for it under this name.</summary>
    public const string KeyPath = "repodata/repomd.xml.key";

    /// <summary>The file's text, which asks for the signatures that are there.</summary>
    /// <param name="settings">The repository; its address is set.</param>
    /// <param name="packagesAreSigned">Whether every package is.</param>
    public static string Text(YumMetadataSettings settings, bool packagesAreSigned)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var address = settings.Address!.AbsoluteUri.TrimEnd('/');
        var key = settings.PublicKey.Length > 0 ? $"gpgkey={address}/{KeyPath}\n" : "";
        return $"[{settings.Id}]\nname={settings.Name}\nbaseurl={address}/\nenabled=1\ngpgcheck={(packagesAreSigned ? 1 : 0)}\nrepo_gpgcheck={(settings.Signer is null ? 0 : 1)}\n{key}";
    }
}
