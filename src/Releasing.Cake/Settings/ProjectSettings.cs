using Releasing.Projects;

namespace Releasing.Cake.Settings;

/// <summary>What the project is called and whose it is. A null member is read from the repository's manifests.</summary>
public sealed class ProjectSettings
{
    /// <summary>The name in file names. Default: from Cargo.toml, go.mod, package.json, pyproject.toml, the solution or the remote.</summary>
    public string? Name { get; set; }

    /// <summary>One sentence. Default: from the manifests.</summary>
    public string? Description { get; set; }

    /// <summary>SPDX licence expression. Default: from the manifests, otherwise recognised from the licence file.</summary>
    public string? Licence { get; set; }

    /// <summary>Absolute http or https address. Default: from the manifests, otherwise the remote.</summary>
    public string? Homepage { get; set; }

    /// <summary><c>Name &lt;address&gt;</c>. Default: from the manifests, otherwise the author of the commit.</summary>
    public string? Maintainer { get; set; }

    /// <summary>These settings over what the manifests say.</summary>
    /// <param name="detected">What the manifests say.</param>
    internal ProjectMetadata Over(ProjectMetadata detected) => detected with
    {
        Name = Name ?? detected.Name,
        Description = Description ?? detected.Description,
        Licence = Licence ?? detected.Licence,
        Homepage = Homepage ?? detected.Homepage,
        Maintainer = Maintainer ?? detected.Maintainer,
    };

    /// <summary>Every mistake that can be seen without building anything.</summary>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Validate()
    {
        foreach (var (member, value) in new[] { (nameof(Name), Name), (nameof(Description), Description), (nameof(Licence), Licence), (nameof(Homepage), Homepage), (nameof(Maintainer), Maintainer) })
        {
            if (value is not null && value.Any(char.IsControl))
            {
                yield return $"Settings.Project.{member} has a control character in it. Write it on one line.";
            }
        }

        if (Name is { } name && (name.Length == 0 || name[0] == '.' || name.IndexOfAny(['/', '\\', ':']) >= 0))
        {
            yield return $"Settings.Project.Name is '{name}'. Set a name that can stand in a file name.";
        }

        if (Homepage is not null && !(Uri.TryCreate(Homepage, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
        {
            yield return $"Settings.Project.Homepage is '{Homepage}'. Set an absolute http or https address.";
        }
    }
}
