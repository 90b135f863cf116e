using System.Reflection;
using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake.Attesting;
using Releasing.Cake.Planning;
using Releasing.Cake.Running;
using Releasing.Cake.Settings;
using Releasing.Files;
using Releasing.Provenance;
using Releasing.Provenance.GitHub;

namespace Releasing.Cake.Tasks;

/// <summary>
/// Writes the provenance: how every file of the release was built, as an in-toto statement with SLSA provenance v1. On GitHub Actions it says what GitHub says of the job;
/// elsewhere it says what this machine knows, and that nobody vouches for the machine.
/// </summary>
[TaskName(TaskNames.Provenance)]
[TaskDescription("Writes how every file of the release was built")]
[IsDependentOn(typeof(ChecksumTask))]
public class ProvenanceTask : ArtifactTask
{
    /// <inheritdoc/>
    public override IEnumerable<Requirement> Requirements(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return GitHubJob.Of(context) is null ? [] : [GitHubJob.Permission("lets the provenance name the workflow and the run", isRequired: false)];
    }

    /// <inheritdoc/>
    public override IEnumerable<PlannedArtifact> Plan(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        // The text of the release page is written beside this, and vouches for nothing.
        var inputs = context.Plan.All.Where(artifact => artifact.Kind != ArtifactKind.ReleaseNotes).ToList();
        if (!SubjectOrder.Of(inputs).Any())
        {
            yield break;
        }

        yield return new PlannedArtifact
        {
            Kind = ArtifactKind.Provenance,
            Name = AssetName.From(NameTemplateRules.Fill(context.Settings.Provenance.NameTemplate, NameWords.For(context))),
            Inputs = inputs,
            Facts = [$"builder={(Job(context, _ => { }) is null ? "local" : "github")}", $"tag={context.Version.Tag}", $"remote={context.Project.Remote?.WebUrl}"],
            Tools = [.. inputs.SelectMany(input => input.Tools).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            FromSources = true,
        };
    }

    /// <summary>What the provenance says besides the subjects. Override it for a builder that knows more about itself.</summary>
    /// <param name="context">The release.</param>
    /// <param name="artifact">The provenance as it was planned: its inputs are everything that the release is made of.</param>
    /// <param name="cancellationToken">Stops the asking of services.</param>
    protected virtual async Task<(BuildDefinition Build, RunDetails Run)> DescribeAsync(ReleaseContext context, PlannedArtifact artifact, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(artifact);
        IReadOnlyList<ResourceDescriptor> byproducts = [CatalogueOf(context, artifact)];
        if (Job(context, context.Run.Remark) is { } job)
        {
            using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
            var claims = await new IdTokenService(http, context.Clock)
                .ClaimsAsync(job.TokenRequest!, job.TokenCredential!, job.Issuer(context.Settings.Provenance.Issuer), cancellationToken);
            if (claims["sha"] == context.Version.Commit)
            {
                var build = new GitHubBuild(claims, job.Server);
                return (build.Definition, new RunDetails(build.BuilderId, new Dictionary<string, string>(), build.InvocationId, byproducts));
            }

            context.Run.Remark($"{Name}: the workflow runs for commit {claims["sha"]} and built {context.Version.Commit}, so GitHub's description would be untrue. The provenance tells of an unidentified builder.");
        }

        var local = new LocalBuild
        {
            Version = context.Version,
            Remote = context.Project.Remote,
            Tools = artifact.Tools.ToDictionary(tool => tool, context.ToolInspector.VersionOf, StringComparer.Ordinal),
        };
        return (local.Definition, new RunDetails(LocalBuild.BuilderId, BuilderVersion(), null, byproducts));
    }

    /// <inheritdoc/>
    protected override async Task<FileDigest?> ProduceAsync(ReleaseContext context, PlannedArtifact artifact, ItemLog log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(artifact);
        var (build, run) = await DescribeAsync(context, artifact, cancellationToken);
        var subjects = SubjectOrder.Of(artifact.Inputs).Select(input => new Subject(input.Name, context.Artifacts.Of(input).Sha256));
        var bytes = new ProvenanceStatement([.. subjects], build, run).ToBytes();
        var written = await AtomicFile.WriteHashedAsync(
            context.FullPath(artifact), (stream, token) => stream.WriteAsync(bytes, token).AsTask(), cancellationToken: cancellationToken);
        return new FileDigest(written.Sha256, written.Size);
    }

    // GitHub tells of the commit alone: with changes on top of it, its description would be untrue.
    private GitHubJob? Job(ReleaseContext context, Action<string> remark)
    {
        var job = GitHubJob.Of(context);
        if (job is { HasIdentity: true } && !context.Version.Dirty)
        {
            return job;
        }

        if (job is not null)
        {
            remark($"{Name}: {(context.Version.Dirty ? "there are uncommitted changes" : "the job lacks 'permissions: id-token: write'")}, so the provenance tells of an unidentified builder.");
        }

        return null;
    }

    private static ResourceDescriptor CatalogueOf(ReleaseContext context, PlannedArtifact artifact) => new()
    {
        Name = "catalogue.json",
        Digest = new Dictionary<string, string> { ["sha256"] = CatalogueDigest.Of(artifact.Inputs.Select(context.Artifacts.Of)) },
        MediaType = "application/json",
    };

    private static Dictionary<string, string> BuilderVersion() => new(StringComparer.Ordinal)
    {
        ["Releasing.Cake"] = typeof(ProvenanceTask).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0",
        ["dotnet"] = Environment.Version.ToString(),
    };
}
