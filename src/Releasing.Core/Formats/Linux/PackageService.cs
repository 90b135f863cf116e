using System.Text.RegularExpressions;
using Releasing.Text;

namespace Releasing.Formats.Linux;

/// <summary>
/// A unit of systemd that a package brings. deb and rpm treat it as debhelper and rpm's macros do; apk has no such unit, because Alpine starts services with
/// OpenRC, whose scripts are another language: bring one as an ordinary file there.
/// </summary>
/// <param name="Source">Path of the unit file below the source folder; the unit has its name.</param>
public sealed partial record PackageService(string Source)
{
    /// <summary>The formats that have units.</summary>
    public const PackageFormats Formats = PackageFormats.Deb | PackageFormats.Rpm;

    /// <summary>The unit's name: <c>tool.service</c>.</summary>
    public string Unit => Source[(Source.LastIndexOfAny(['/', '\\']) + 1)..];

    /// <summary>Starts with the machine from the first installation on; an administrator's later choice is kept. Default: yes.</summary>
    public bool Enable { get; init; } = true;

    /// <summary>Debian: starts right after the first installation. Systems with rpm leave that to the administrator or the next start. Default: yes.</summary>
    public bool Start { get; init; } = true;

    /// <summary>An upgrade restarts it; otherwise the old program runs on. Default: yes.</summary>
    public bool RestartOnUpgrade { get; init; } = true;

    /// <summary>What is wrong with it, as full sentences.</summary>
    public IEnumerable<string> Problems()
    {
        if (!Name().IsMatch(Unit))
        {
            yield return $"The service '{PlainText.Line(Source)}' is no unit of systemd. Name a file such as 'tool.service', of letters, digits and ':', '-', '_', '.', '@'.";
        }
        else if (Unit.Contains("@.", StringComparison.Ordinal) && (Enable || Start || RestartOnUpgrade))
        {
            yield return $"The service '{PlainText.Line(Source)}' is a template, which only runs under the name of an instance. Set Enable, Start and RestartOnUpgrade to false, and enable instances in a script.";
        }
    }

    // systemd.unit(5): up to 255 characters of this alphabet and a type.
    [GeneratedRegex(@"\A[A-Za-z0-9:_.][A-Za-z0-9:_.@-]{0,243}\.(service|socket|timer|path|mount|automount|swap|target|slice)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
