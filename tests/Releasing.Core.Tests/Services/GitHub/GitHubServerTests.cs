using Releasing.Failures;
using Releasing.Git;
using Releasing.Services.GitHub;

namespace Releasing.Tests.Services.GitHub;

public sealed class GitHubServerTests
{
    [Theory]
    [InlineData("https://github.com/ada/tool", null, null, "https://api.github.com/", "https://api.github.com/graphql")]
    [InlineData("git@github.com:ada/tool.git", null, null, "https://api.github.com/", "https://api.github.com/graphql")]
    [InlineData("https://acme.ghe.com/ada/tool", null, null, "https://api.acme.ghe.com/", "https://api.acme.ghe.com/graphql")]
    [InlineData("https://git.example.org/ada/tool", "https://git.example.org", null, "https://git.example.org/api/v3", "https://git.example.org/api/graphql")]
    [InlineData("https://git.example.org/ada/tool", null, "https://git.example.org/api/v3", "https://git.example.org/api/v3", "https://git.example.org/api/graphql")]
    [InlineData("https://git.example.org/ada/tool", "https://git.example.org", "https://git.example.org/api/v3/", "https://git.example.org/api/v3/", "https://git.example.org/api/graphql")]
    [InlineData("https://github.com/ada/tool", "https://github.com", "http://127.0.0.1:8080", "http://127.0.0.1:8080/", "http://127.0.0.1:8080/graphql")]
    [InlineData("https://github.com/ada/tool", null, "https://git.example.org/api/v3", "https://api.github.com/", "https://api.github.com/graphql")]
    public void Is_told_by_the_remote_and_the_job(string remote, string? server, string? api, string expected, string graph)
    {
        var found = Find(remote, server, api).ShouldNotBeNull();
        (found.Api.AbsoluteUri, found.GraphQl.AbsoluteUri).ShouldBe((expected, graph));
    }

    [Theory]
    [InlineData("https://gitlab.com/ada/tool", null, null)]
    [InlineData("https://evil.example.org/ada/tool", null, null)]
    [InlineData("https://evil.example.org/ada/tool", "https://github.com", "https://api.github.com")]
    [InlineData("https://github.com/ada/tool", "https://git.example.org", "https://git.example.org/api/v3")]
    [InlineData("https://github.com.evil.example.org/ada/tool", null, null)]
    [InlineData("/srv/git/tool", null, null)]
    public void A_host_is_not_trusted_with_a_token_because_a_clone_came_from_it(string remote, string? server, string? api) => Find(remote, server, api).ShouldBeNull();

    [Fact]
    public void An_address_without_TLS_is_refused() => Should.Throw<InvalidInputException>(() => GitHubServer.At("http://git.example.org/api/v3", "Settings.GitHub.Api"));

    private static GitHubServer? Find(string remote, string? server, string? api) =>
        GitHubServer.Of(GitRemote.Parse(remote), name => name switch { "GITHUB_SERVER_URL" => server, "GITHUB_API_URL" => api, _ => null });
}
