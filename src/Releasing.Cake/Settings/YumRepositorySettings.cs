using Releasing.Text;

namespace Releasing.Cake.Settings;

/// <summary>A static repository for dnf and yum in <c>artifacts/yum</c>, of the release's RPM packages.</summary>
public sealed class YumRepositorySettings
{
    /// <summary>Makes the repository. Default: no.</summary>
    public bool Enabled { get; set; }

    /// <summary>Patterns of further packages, such as those of earlier releases: <c>older/*.rpm</c>. Default: none.</summary>
    public IList<string> Packages { get; } = new List<string>();

    /// <summary>
    /// Where it will be served, absolute http or https address: then a <c>NAME.repo</c> file for <c>/etc/yum.repos.d</c> lies in it. Default: null, no such file.
    /// </summary>
    public string? Address { get; set; }

    /// <summary>Every mistake that can be seen without building anything.</summary>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Validate()
    {
        if (Address is not null && !(Uri.TryCreate(Address, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
        {
            yield return $"Settings.YumRepository.Address is '{PlainText.Line(Address)}'. Set an absolute http or https address.";
        }
    }
}
