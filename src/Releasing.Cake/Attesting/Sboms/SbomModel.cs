using System.Reflection;
using Releasing.Artifacts;
using Releasing.Cake.Settings;
using Releasing.Sboms;

namespace Releasing.Cake.Attesting.Sboms;

/// <summary>Makes the models of a release's SBOMs from its plan and what was found in its programs.</summary>
internal sealed class SbomModel(ReleaseContext context, SbomInventories inventories)
{
    /// <summary>The settings and facts that decide what an SBOM says, besides the bytes it is about.</summary>
    public static IReadOnlyList<string> FactsOf(ReleaseContext context)
    {
        var (project, settings) = (context.Project, context.Settings.Sbom);
        return
        [
            $"name={project.Name}", $"version={context.Version.Version}", $"commit={context.Version.Commit}", $"description={project.Description}", $"licence={project.Licence}",
            $"homepage={project.Homepage}", $"maintainer={project.Maintainer}", $"supplier={settings.Supplier}", $"remote={project.Remote?.WebUrl}", $"development={settings.Development}",
            $"tool={ToolVersion}",
        ];
    }

    /// <summary>The model of one file of the release.</summary>
    public async Task<Bom> OfFileAsync(PlannedArtifact file, CancellationToken cancellationToken) =>
        Bom(await SubjectAsync(file, context.Settings.Sbom.Development == DevelopmentDependencies.Everywhere, cancellationToken), [], ProgramsOf([file]));

    /// <summary>The model of the whole release.</summary>
    public async Task<Bom> OfReleaseAsync(IReadOnlyList<PlannedArtifact> files, CancellationToken cancellationToken)
    {
        var development = context.Settings.Sbom.Development != DevelopmentDependencies.Nowhere;
        var parts = new List<BomSubject>(files.Count);
        foreach (var file in files)
        {
            parts.Add(await SubjectAsync(file, development, cancellationToken));
        }

        var repository = await inventories.RepositoryAsync(cancellationToken);
        var subject = Subject(context.Project.Name, ReleaseUrl(), BomPurpose.Application) with
        {
            Inventories = [.. repository.Files.Select(file => Kept(file.Inventory, development))],
        };
        return Bom(subject, parts, ProgramsOf(files));
    }

    private static string? ToolVersion =>
        typeof(SbomModel).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];

    private Bom Bom(BomSubject subject, IReadOnlyList<BomSubject> parts, IReadOnlyList<PlannedArtifact> programs) => new()
    {
        Subject = subject,
        Parts = parts,
        Phase = programs.Count > 0 && programs.All(SbomInventories.IsPrebuilt) ? BomPhase.AfterBuild : BomPhase.DuringBuild,
        Timestamp = context.Version.ContentDate,
        Tool = new BomTool("Releasing.Cake", ToolVersion),
        Author = Supplier(),
    };

    private async Task<BomSubject> SubjectAsync(PlannedArtifact file, bool development, CancellationToken cancellationToken)
    {
        var digest = context.Artifacts.Of(file).Sha256;
        var found = new List<Inventory>();
        foreach (var program in ProgramsOf([file]))
        {
            found.Add(Kept(await inventories.ProgramAsync(program, cancellationToken), development));
        }

        var url = $"pkg:generic/{Escaped(context.Project.Name)}@{Escaped(context.Version.Version.ToString())}?checksum=sha256:{digest}&file_name={Escaped(file.Name)}";
        return Subject(file.Name, url, PurposeOf(file.Kind)) with { Hashes = [new ComponentHash("SHA-256", digest)], Inventories = found };
    }

    private BomSubject Subject(string name, string url, BomPurpose purpose) => new()
    {
        Name = name,
        Version = context.Version.Version.ToString(),
        PackageUrl = url,
        Purpose = purpose,
        Supplier = Supplier(),
        Licence = context.Project.Licence,
        Description = context.Project.Description,
        Homepage = context.Project.Homepage,
        Repository = context.Project.Remote?.WebUrl is { } address ? $"git+{address}@{context.Version.Commit}" : null,
    };

    private BomParty? Supplier() => context.Settings.Sbom.Supplier is { } supplier ? new BomParty(supplier.Trim()) : BomParty.Parse(context.Project.Maintainer);

    // The purl types github and bitbucket write owner and name in small letters.
    private string ReleaseUrl() => context.Project.Remote is { Host: "github.com", Owner: { } owner, Name: { } name }
        ? $"pkg:github/{Escaped(owner.ToLowerInvariant())}/{Escaped(name.ToLowerInvariant())}@{Escaped(context.Version.Tag)}"
        : $"pkg:generic/{Escaped(context.Project.Name)}@{Escaped(context.Version.Version.ToString())}";

    private static IReadOnlyList<PlannedArtifact> ProgramsOf(IReadOnlyList<PlannedArtifact> files) =>
        [.. files.SelectMany(file => file.Inputs).Where(input => input.Kind == ArtifactKind.Binary).DistinctBy(program => program.Identity)];

    private static Inventory Kept(Inventory inventory, bool development) => development ? inventory : inventory.Without(ComponentScope.Development);

    private static string Escaped(string text) => Uri.EscapeDataString(text);

    private static BomPurpose PurposeOf(ArtifactKind kind) => kind switch
    {
        ArtifactKind.Archive => BomPurpose.Archive,
        ArtifactKind.SourceArchive => BomPurpose.Source,
        ArtifactKind.NuGetPackage => BomPurpose.Library,
        ArtifactKind.Deb or ArtifactKind.Rpm or ArtifactKind.Apk or ArtifactKind.Msi or ArtifactKind.Dmg or ArtifactKind.AppImage => BomPurpose.Install,
        _ => BomPurpose.File,
    };
}
