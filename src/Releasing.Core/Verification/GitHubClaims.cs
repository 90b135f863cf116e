namespace Releasing.Verification;

/// <summary>
/// What a certificate of a GitHub Actions run has to say (Fulcio's <c>oid-info.md</c>, arc 1.3.6.1.4.1.57264.1). Each is compared character by character; null asks for nothing.
/// </summary>
public sealed record GitHubClaims
{
    /// <summary><c>owner/name</c> of the repository: extension 12 (its URI), else 5.</summary>
    public string? Repository { get; init; }

    /// <summary><c>refs/tags/v1.2.3</c>: extension 14, else 6.</summary>
    public string? Ref { get; init; }

    /// <summary>The commit, 40 hexadecimal digits: extension 13, else 3.</summary>
    public string? Sha { get; init; }

    /// <summary>The name of the workflow: extension 4.</summary>
    public string? Workflow { get; init; }

    /// <summary>The event, <c>push</c> or <c>workflow_dispatch</c>: extension 20, else 2.</summary>
    public string? Trigger { get; init; }

    /// <summary><c>github-hosted</c> or <c>self-hosted</c>: extension 11.</summary>
    public string? Runner { get; init; }

    /// <summary>The workflow file with its ref, a URI: extension 18.</summary>
    public string? BuildConfig { get; init; }

    /// <summary><c>public</c>, <c>private</c> or <c>internal</c>: extension 22.</summary>
    public string? Visibility { get; init; }
}
