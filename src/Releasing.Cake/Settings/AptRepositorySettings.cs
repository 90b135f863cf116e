using Releasing.Text;

namespace Releasing.Cake.Settings;

/// <summary>A static repository for apt in <c>artifacts/apt</c>, of the release's Debian packages.</summary>
public sealed class AptRepositorySettings
{
    /// <summary>Makes the repository. Default: no.</summary>
    public bool Enabled { get; set; }

    /// <summary>Patterns of further packages, such as those of earlier releases: <c>older/*.deb</c>. Default: none.</summary>
    public IList<string> Packages { get; } = new List<string>();

    /// <summary>The suite, as in <c>deb https://example.org/apt stable main</c>. Default: <c>stable</c>.</summary>
    public string Suite { get; set; } = "stable";

    /// <summary>The component. Default: <c>main</c>.</summary>
    public string Component { get; set; } = "main";

    /// <summary>Who publishes it. Default: null, the project's name.</summary>
    public string? Origin { get; set; }

    /// <summary>What it is called. Default: null, the project's name.</summary>
    public string? Label { get; set; }

    /// <summary>Where it will be served, absolute http or https address; release notes then say how it is used. Default: null, nobody knows.</summary>
    public string? Address { get; set; }

    /// <summary>Every mistake that can be seen without building anything.</summary>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Validate()
    {
        foreach (var (member, value) in new[] { (nameof(Suite), Suite), (nameof(Component), Component) })
        {
            if (value.Length == 0 || !value.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '+') || value[0] == '.')
            {
                yield return $"Settings.AptRepository.{member} is '{PlainText.Line(value)}'. Set one word of letters, digits, '-', '_', '+' and '.'.";
            }
        }

        if (Address is not null && !(Uri.TryCreate(Address, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
        {
            yield return $"Settings.AptRepository.Address is '{PlainText.Line(Address)}'. Set an absolute http or https address.";
        }

        foreach (var (member, value) in new[] { (nameof(Origin), Origin), (nameof(Label), Label) })
        {
            if (value is not null && (value.Trim().Length == 0 || value.Any(char.IsControl)))
            {
                yield return $"Settings.AptRepository.{member} is empty or has a control character in it. Write it on one line, or leave it out.";
            }
        }
    }
}
