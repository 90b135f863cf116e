using System.Text;

namespace Releasing.Sboms;

/// <summary>Writes package URLs: <c>pkg:npm/%40types/node@20.1.0</c> (ECMA-427; the rules of each type from the purl type definitions).</summary>
public static class PackageUrl
{
    /// <summary>The package URL of a component, in canonical form.</summary>
    /// <param name="component">The component.</param>
    public static string Of(Component component)
    {
        ArgumentNullException.ThrowIfNull(component);
        var name = component.Ecosystem switch
        {
            // PyPI compares names without case and takes a run of - _ . for one dash (PEP 503).
            Ecosystem.PyPi => NormalizedPythonName(component.Name),
            Ecosystem.Npm => component.Name.ToLowerInvariant(),
            _ => component.Name,
        };
        var text = new StringBuilder("pkg:").Append(TypeOf(component.Ecosystem)).Append('/').AppendJoin('/', name.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Escaped));
        return component.Version is { Length: > 0 } version ? text.Append('@').Append(Escaped(version)).ToString() : text.ToString();
    }

    /// <summary>A distribution's name as PyPI compares it (PEP 503).</summary>
    /// <param name="name">The name as written.</param>
    public static string NormalizedPythonName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return string.Join('-', name.ToLowerInvariant().Split(['-', '_', '.'], StringSplitOptions.RemoveEmptyEntries));
    }

    private static string TypeOf(Ecosystem ecosystem) => ecosystem switch
    {
        Ecosystem.Cargo => "cargo",
        Ecosystem.Go => "golang",
        Ecosystem.NuGet => "nuget",
        Ecosystem.Npm => "npm",
        Ecosystem.PyPi => "pypi",
        _ => "generic",
    };

    // The colon stays readable, everything but the unreserved characters of RFC 3986 is a percent sign and two upper-case digits.
    private static string Escaped(string text) => Uri.EscapeDataString(text).Replace("%3A", ":", StringComparison.Ordinal);
}
