using Releasing.Git;

namespace Releasing.Projects;

/// <summary>
/// What a repository says about itself. Texts are on one line and without control characters; they come from files that others wrote, so
/// every format still escapes them by its own rules.
/// </summary>
public sealed record ProjectMetadata
{
    /// <summary>
    /// The product's name, fit for file names: ASCII letters, digits and <c>. _ + -</c>, beginning with a letter or digit. From the manifest, else the
    /// remote, else the folder.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>One line; null when no manifest has it.</summary>
    public string? Description { get; init; }

    /// <summary>An SPDX licence expression from the manifest, or recognised from the licence file; null when neither tells.</summary>
    public string? Licence { get; init; }

    /// <summary>An http(s) address from the manifest, or the remote's page; null when neither tells.</summary>
    public string? Homepage { get; init; }

    /// <summary><c>Name &lt;address&gt;</c> from the manifest, or else the author of the last commit; null when there is neither.</summary>
    public string? Maintainer { get; init; }

    /// <summary>The version that the manifest claims; the tag decides, this is for comparing. Null when no manifest has it.</summary>
    public string? Version { get; init; }

    /// <summary>The remote of the clone; null when there is none.</summary>
    public GitRemote? Remote { get; init; }

    /// <summary>The languages present, in the order in which their manifests are asked.</summary>
    public IReadOnlyList<ProjectLanguage> Languages { get; init; } = [];

    /// <summary>Reads everything a repository says about itself. Two processes of git at most.</summary>
    /// <param name="root">The top folder.</param>
    /// <param name="repository">The repository, for the remote and the last author; null outside git.</param>
    /// <exception cref="Failures.ReleaseException">A manifest cannot be read; the message names file and line.</exception>
    public static ProjectMetadata Detect(string root, GitRepository? repository)
    {
        ArgumentNullException.ThrowIfNull(root);
        var languages = ProjectLanguages.Detect(root);
        List<ManifestFacts> manifests = [.. languages.Select(language => Read(root, language)).OfType<ManifestFacts>()];
        var remote = repository?.Remote();
        return new ProjectMetadata
        {
            Name = First(manifests, facts => FactText.Name(facts.Name))
                ?? FactText.Name(remote?.Name)
                ?? FactText.Name(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(root))))
                ?? "program",
            Description = First(manifests, facts => FactText.Line(facts.Description)),
            Licence = First(manifests, facts => FactText.Licence(facts.Licence)) ?? LicenceFiles.Detect(root),
            Homepage = First(manifests, facts => FactText.WebAddress(facts.Homepage)) ?? remote?.WebUrl,
            Maintainer = First(manifests, facts => FactText.Person(facts.Maintainer)) ?? LastAuthor(repository),
            Version = First(manifests, facts => FactText.Line(facts.Version)),
            Remote = remote,
            Languages = languages,
        };
    }

    private static ManifestFacts? Read(string root, ProjectLanguage language) => language switch
    {
        ProjectLanguage.Rust => CargoManifest.Read(root),
        ProjectLanguage.Go => GoModule.Read(root),
        ProjectLanguage.DotNet => DotNetManifest.Read(root),
        ProjectLanguage.Zig => ZigManifest.Read(root),
        ProjectLanguage.Python => PythonManifest.Read(root),
        ProjectLanguage.Node => NodeManifest.Read(root),
        _ => null,
    };

    private static string? First(List<ManifestFacts> manifests, Func<ManifestFacts, string?> fact) =>
        manifests.Select(fact).FirstOrDefault(text => text is not null);

    private static string? LastAuthor(GitRepository? repository) =>
        repository?.LastAuthor() is { } author ? FactText.Person($"{author.Name} <{author.Email}>") : null;
}
