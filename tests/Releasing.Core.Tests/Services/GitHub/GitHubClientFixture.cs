using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Releasing.Services.GitHub;

namespace Releasing.Tests.Services.GitHub;

/// <summary>A client of a scripted GitHub whose time passes at once.</summary>
public abstract class GitHubClientFixture
{
    private protected const string Secret = "ghp_0123456789abcdef";
    private protected const string Path = "/repos/ada/tool";

    private protected static readonly GitHubLimits s_limits = new() { Attempts = 3, LargestAnswer = 1024 * 1024 };

    private protected readonly PassingTime _time = new(s_limits.AttemptTime, s_limits.TotalTime);
    private protected readonly List<string> _log = [];

    private protected static GitHubServer Server => GitHubServer.At("https://api.github.com", "test");

    private protected static GitHubToken Token => new(Secret, "variable GITHUB_TOKEN");

    private protected static JsonTypeInfo<List<string>> Strings => (JsonTypeInfo<List<string>>)JsonSerializerOptions.Default.GetTypeInfo(typeof(List<string>));

    private protected GitHubClient Client(ScriptedGitHub hub) => new(Server, Token, s_limits, hub, _time, _log.Add);

    private protected async Task<List<string>> Get(ScriptedGitHub hub)
    {
        using var client = Client(hub);
        return await client.GetAsync(Path, Strings, default);
    }

    private protected async Task<GitHubException> Fails(ScriptedGitHub hub) => await Should.ThrowAsync<GitHubException>(() => Get(hub));

    private protected async Task<List<string>> List(ScriptedGitHub hub, GitHubLimits limits)
    {
        using var client = new GitHubClient(Server, Token, limits, hub, _time);
        var all = new List<string>();
        await foreach (var element in client.ListAsync(Path, Strings, default))
        {
            all.Add(element);
        }

        return all;
    }
}
