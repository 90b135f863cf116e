namespace Releasing.Cake.Testing.Clones;

/// <summary>The variables of a build program that takes the fake for GitHub and knows nothing of the machine's own CI, tokens and test host.</summary>
internal static class ReleaseEnvironment
{
    /// <summary>Tells a test within the release that it is one.</summary>
    public const string Mark = "RELEASING_REPOSITORY_RELEASE";

    private static readonly string[] s_foreign =
        ["GITHUB_", "GH_", "ACTIONS_", "RUNNER_", "CI_", "RELEASING_", "SIGSTORE_", "SIGNING_", "MSBUILD", "VSTEST_", "TESTINGPLATFORM_", "DOTNET_HOST_PATH", "DOTNET_STARTUP_HOOKS", "COVERLET_"];

    public static IReadOnlyDictionary<string, string?> Of(FakeGitHub github, RepositoryReleaseOptions options, string folder)
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (string name in Environment.GetEnvironmentVariables().Keys)
        {
            if (name == "CI" || s_foreign.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            {
                variables[name] = null;
            }
        }

        variables["GITHUB_SERVER_URL"] = TemporaryClone.Host;
        variables["GITHUB_API_URL"] = github.Api.AbsoluteUri.TrimEnd('/');
        variables["GITHUB_TOKEN"] = github.Token;
        variables[Mark] = "1";
        // Keys that a release makes for the user stay out of the user's home.
        variables["RELEASING_KEYS"] = Path.Combine(folder, "keys");
        foreach (var (name, value) in options.Environment)
        {
            variables[name] = value;
        }

        return variables;
    }
}
