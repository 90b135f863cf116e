using Cake.Core;
using Cake.Core.IO;

namespace Releasing.Cake.Tests.Hosting;

/// <summary>
/// The environment of this process without whatever says that it runs in CI or who signs: a test gives the same answer on a laptop and in CI, and no test reaches a public log.
/// </summary>
internal sealed class EnvironmentOfTest(IReadOnlyDictionary<string, string> own) : ICakeEnvironment
{
    private static readonly string[] s_hidden =
    [
        "CI", "GITHUB_ACTIONS", "GITHUB_SERVER_URL", "GITHUB_API_URL", "GITHUB_TOKEN", "GH_TOKEN", "GITHUB_WORKFLOW_REF", "ACTIONS_ID_TOKEN_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "SIGSTORE_ID_TOKEN",
        "SIGNING_KEY", "SIGNING_PASSWORD", "COSIGN_PASSWORD", "RELEASING_KEYS",
    ];

    private readonly CakeEnvironment _real = new(new CakePlatform(), new CakeRuntime());

    public DirectoryPath WorkingDirectory
    {
        get => _real.WorkingDirectory;
        set => _real.WorkingDirectory = value;
    }

    public DirectoryPath ApplicationRoot => _real.ApplicationRoot;

    public ICakePlatform Platform => _real.Platform;

    public ICakeRuntime Runtime => _real.Runtime;

    public DirectoryPath GetSpecialPath(SpecialPath path) => _real.GetSpecialPath(path);

    public string? GetEnvironmentVariable(string variable) =>
        own.TryGetValue(variable, out var value) ? value : s_hidden.Contains(variable, StringComparer.Ordinal) ? null : _real.GetEnvironmentVariable(variable);

    public IDictionary<string, string> GetEnvironmentVariables() => _real.GetEnvironmentVariables()
        .Where(variable => !s_hidden.Contains(variable.Key, StringComparer.Ordinal) && !own.ContainsKey(variable.Key)).Concat(own)
        .ToDictionary(variable => variable.Key, variable => variable.Value);
}
