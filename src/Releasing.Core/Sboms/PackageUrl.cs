using System.Text;

namespace Releasing.Sboms;

/// <summary>Writes package URLs: <c>pkg:npm/%40types/node@20.1.0</c> (ECMA-427; the rules of each type from the purl type definitions).</summary>
public static class PackageUrl
{
    private static readonly string[] s_archives = [".tgz", ".gz", ".bz2", ".xz", ".tar", ".zip", ".whl", ".crate", ".nupkg"];

    /// <summary>
    /// The package URL of a component, in canonical form. What does not come from the usual registry says so in a qualifier (<c>vcs_url</c>, <c>download_url</c>, <c>repository_url</c>), because it is
    /// another thing than the registry's package of the same name and version. The project's own components need none.
    /// </summary>
    /// <param name="component">The component.</param>
    public static string Of(Component component)
    {
        ArgumentNullException.ThrowIfNull(component);
        var name = component.Ecosystem switch
        {
            // PyPI compares names without case and takes a run of - _ . for one dash (PEP 503).
            Ecosystem.PyPi => NormalizedPythonName(component.Name),
            Ecosystem.Npm => component.Name.ToLowerInvariant(),

            // The purl type golang wants lower case, although module paths tell case apart.
            Ecosystem.Go => component.Name.ToLowerInvariant(),
            _ => component.Name,
        };
        var text = new StringBuilder("pkg:").Append(TypeOf(component.Ecosystem)).Append('/').AppendJoin('/', name.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Escaped));
        if (component.Version is { Length: > 0 } version)
        {
            // Of the types here only PyPI's versions have no case (PEP 440).
            text.Append('@').Append(Escaped(component.Ecosystem == Ecosystem.PyPi ? version.ToLowerInvariant() : version));
        }

        return component is { Source: { Length: > 0 } source, IsFirstParty: false }
            ? text.Append('?').Append(SourceQualifier(source)).Append('=').Append(Escaped(source)).ToString()
            : text.ToString();
    }

    /// <summary>A distribution's name as PyPI compares it (PEP 503).</summary>
    /// <param name="name">The name as written.</param>
    public static string NormalizedPythonName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return string.Join('-', name.ToLowerInvariant().Split(['-', '_', '.'], StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>A source that is a registry: neither a repository of sources nor an archive.</summary>
    internal static bool IsRegistry(string source) => SourceQualifier(source) == "repository_url";

    private static string TypeOf(Ecosystem ecosystem) => ecosystem switch
    {
        Ecosystem.Cargo => "cargo",
        Ecosystem.Go => "golang",
        Ecosystem.NuGet => "nuget",
        Ecosystem.Npm => "npm",
        Ecosystem.PyPi => "pypi",
        _ => "generic",
    };

    // The well-known qualifiers of the specification: a repository of sources, one archive, or another registry.
    private static string SourceQualifier(string source)
    {
        var path = source.Split('?', '#')[0];
        return source switch
        {
            _ when source.StartsWith("git", StringComparison.Ordinal) || source.StartsWith("hg+", StringComparison.Ordinal) || source.StartsWith("bzr+", StringComparison.Ordinal)
                || source.StartsWith("svn+", StringComparison.Ordinal) || source.StartsWith("ssh:", StringComparison.Ordinal) => "vcs_url",
            // GitHub serves archives of commits under such paths.
            _ when path.Contains("/tar.gz/", StringComparison.Ordinal) || s_archives.Any(end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase)) || source.StartsWith("file:", StringComparison.Ordinal) => "download_url",
            _ => "repository_url",
        };
    }

    // The colon stays readable, everything but the unreserved characters of RFC 3986 is a percent sign and two upper-case digits.
    private static string Escaped(string text) => Uri.EscapeDataString(text).Replace("%3A", ":", StringComparison.Ordinal);
}
