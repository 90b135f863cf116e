using Releasing.Cake.Planning;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Cake.Attesting;

/// <summary>The job of GitHub Actions that this process runs in, as the runner's variables tell it (GitHub documentation, "Variables reference").</summary>
internal sealed record GitHubJob
{
    private const string DefaultServer = "https://github.com";

    /// <summary>The address of the forge.</summary>
    public required string Server { get; init; }

    /// <summary>Where a token of the job is asked for; null without the permission.</summary>
    public required Uri? TokenRequest { get; init; }

    /// <summary>What allows to ask for it; null without the permission.</summary>
    public required string? TokenCredential { get; init; }

    /// <summary>The workflow with its ref: <c>ada/tool/.github/workflows/release.yml@refs/tags/v1</c>; null when the runner does not tell.</summary>
    public required string? Workflow { get; init; }

    /// <summary>The job may ask for tokens.</summary>
    public bool HasIdentity => TokenRequest is not null && TokenCredential is not null;

    /// <summary>What asks for the permission in Doctor and pre-flight.</summary>
    public static Requirement Permission(string purpose, bool isRequired) => new()
    {
        Kind = RequirementKind.Permission,
        Name = "id-token: write",
        Purpose = purpose,
        Hint = "give the job 'permissions: id-token: write' in its workflow",
        IsRequired = isRequired,
        Check = context => Of(context) is { HasIdentity: true } ? null : "the job may not ask for a token of its own",
    };

    /// <summary>The job; null elsewhere.</summary>
    public static GitHubJob? Of(ReleaseContext context)
    {
        if (Variable(context, "GITHUB_ACTIONS") != "true")
        {
            return null;
        }

        return new GitHubJob
        {
            Server = (Variable(context, "GITHUB_SERVER_URL") ?? DefaultServer).TrimEnd('/'),
            TokenRequest = Uri.TryCreate(Variable(context, "ACTIONS_ID_TOKEN_REQUEST_URL"), UriKind.Absolute, out var request) ? request : null,
            TokenCredential = Variable(context, "ACTIONS_ID_TOKEN_REQUEST_TOKEN"),
            Workflow = Variable(context, "GITHUB_WORKFLOW_REF"),
        };
    }

    /// <summary>Who issues the tokens of the job: GitHub's own issuer, or that of an enterprise with data residency (<c>NAME.ghe.com</c>).</summary>
    /// <exception cref="InvalidInputException">The forge is neither.</exception>
    public Uri Issuer(string? setting)
    {
        if (setting is not null)
        {
            return new Uri(setting);
        }

        var host = Uri.TryCreate(Server, UriKind.Absolute, out var server) && server.Scheme == Uri.UriSchemeHttps ? server.Host : "";
        return host == "github.com" ? new Uri("https://token.actions.githubusercontent.com")
            : host.EndsWith(".ghe.com", StringComparison.Ordinal) ? new Uri($"https://token.actions.{host}")
            : throw new InvalidInputException(TaskNames.Provenance, $"nobody knows who issues the tokens of '{PlainText.Line(Server)}'", "Set Settings.Provenance.Issuer");
    }

    private static string? Variable(ReleaseContext context, string name) => context.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
