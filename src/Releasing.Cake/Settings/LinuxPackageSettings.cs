namespace Releasing.Cake.Settings;

/// <summary>
/// What the packages of every Linux distribution have in common. Without any setting they hold the programs, the documentation and what the project says of itself.
/// </summary>
public sealed class LinuxPackageSettings : PackageSettings
{
    /// <summary>The packages' name. Default: null, the project's in lower case.</summary>
    public string? Name { get; set; }

    /// <summary>One line that says what it is. Default: null, the project's description.</summary>
    public string? Summary { get; set; }

    /// <summary>Further text; lines are kept, an empty line separates paragraphs. Default: null, a sentence that names the programs.</summary>
    public string? Description { get; set; }

    /// <summary><c>Name &lt;address&gt;</c>. Default: null, the project's.</summary>
    public string? Maintainer { get; set; }

    /// <summary>The organisation behind it. Default: empty, none.</summary>
    public string Vendor { get; set; } = "";

    /// <summary>Debian's section. Default: <c>utils</c>.</summary>
    public string Section { get; set; } = "utils";

    /// <summary>Debian's priority. Default: <c>optional</c>.</summary>
    public string Priority { get; set; } = "optional";

    /// <summary>RPM's group. Default: <c>Unspecified</c>.</summary>
    public string Group { get; set; } = "Unspecified";

    /// <summary>Comes before the version where a project has changed its scheme. Default: 0, none.</summary>
    public int Epoch { get; set; }

    /// <summary>Counts packages of one version: <c>1</c> in <c>1.2.3-1</c>. Default: <c>1</c>.</summary>
    public string Release { get; set; } = "1";

    /// <summary>Services of systemd that are enabled and started by the installation. Default: none.</summary>
    public ServiceList Services { get; } = new();

    /// <summary>Patterns of manual pages (<c>tool.1</c>, <c>de/tool.1</c>); compressed and put where <c>man</c> finds them. Default: <c>man/**/*</c>.</summary>
    public IList<string> ManPages { get; } = new List<string> { "man/**/*" };

    /// <summary>
    /// Patterns of completions; bash, zsh and fish are told apart by their names (<c>tool.bash</c>, <c>_tool</c> or <c>tool.zsh</c>, <c>tool.fish</c>). Default: <c>completions/**/*</c>.
    /// </summary>
    public IList<string> Completions { get; } = new List<string> { "completions/**/*" };

    /// <summary>Patterns of documentation. Default: readme and notice at the top.</summary>
    public IList<string> Docs { get; } = new List<string> { "README*", "NOTICE*" };

    /// <summary>The project's own list of changes, relative to the repository. Default: null, <c>CHANGELOG.md</c> or <c>CHANGELOG</c> where there is one; empty for none.</summary>
    public string? Changelog { get; set; }

    /// <summary>Patterns of licence texts. Default: those at the top.</summary>
    public IList<string> Licences { get; } = new List<string> { "LICENSE*", "LICENCE*", "COPYING*" };

    /// <summary>Adds the shared libraries that the programs ask for to what the packages depend on. Default: yes.</summary>
    public bool LibraryDependencies { get; set; } = true;

    /// <summary>The packages' name.</summary>
    internal string NameIn(ReleaseContext context) => Name ?? context.Project.Name.ToLowerInvariant().Replace('_', '-');

    /// <inheritdoc/>
    public override IEnumerable<string> Validate()
    {
        foreach (var (member, value) in new[]
        {
            (nameof(Name), Name), (nameof(Summary), Summary), (nameof(Maintainer), Maintainer), (nameof(Vendor), Vendor),
            (nameof(Section), Section), (nameof(Priority), Priority), (nameof(Group), Group), (nameof(Release), Release),
        })
        {
            if (value is not null && value.Any(char.IsControl))
            {
                yield return $"Settings.LinuxPackages.{member} has a control character in it. Write it on one line.";
            }
        }

        if (Epoch < 0)
        {
            yield return $"Settings.LinuxPackages.Epoch is {Epoch}. Set 0 or more.";
        }

        foreach (var problem in Check("Settings.LinuxPackages").Concat(Services.SelectMany(service => service.Problems()).Select(problem => $"Settings.LinuxPackages.Services: {problem}")))
        {
            yield return problem;
        }
    }
}
