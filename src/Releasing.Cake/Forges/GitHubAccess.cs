using Cake.Core.Diagnostics;
using Releasing.Cake.Running;
using Releasing.Failures;
using Releasing.Services.GitHub;

namespace Releasing.Cake.Forges;

/// <summary>Which GitHub, which repository and which token this release works with, and the one client that asks.</summary>
internal sealed class GitHubAccess
{
    private readonly ReleaseContext _context;
    private readonly Lazy<GitHubClient> _client;

    public GitHubAccess(ReleaseContext context)
    {
        _context = context;
        _client = new(Open);
    }

    /// <summary>The server: that of the settings, or else the one the clone came from; null where nobody says that this is a GitHub.</summary>
    public GitHubServer? Server => _context.Settings.GitHub.Api is { } api ? GitHubServer.At(api, "Settings.GitHub.Api")
        : GitHubServer.Of(_context.Git.Remote(), _context.Environment.GetEnvironmentVariable);

    /// <summary>Owner and name of the repository: that of the settings, or else the one the clone came from; null without any.</summary>
    public (string Owner, string Name)? Repository =>
        _context.Settings.GitHub.Repository?.Split('/') is [var owner, var name] ? (owner, name)
        : _context.Git.Remote() is { Owner: { } account, Name: { } repository } ? (account, repository)
        : null;

    /// <summary>The environment or the settings have a token, whatever it is worth.</summary>
    public bool HasToken => _context.Settings.GitHub.Token is { } secret
        ? secret.Reveal(_context) is not null
        : GitHubToken.IsGiven(_context.Environment.GetEnvironmentVariable);

    /// <summary>The token; null without one.</summary>
    public GitHubToken? Token => _context.Settings.GitHub.Token is { } secret
        ? secret.Reveal(_context) is { } value ? new GitHubToken(value, secret.Source) : null
        : GitHubToken.Find(_context.Environment.GetEnvironmentVariable);

    /// <summary>Asks, with a line at diagnostic level for every attempt.</summary>
    /// <exception cref="InvalidInputException">Nobody says that this is a GitHub.</exception>
    public GitHubClient Client => _client.Value;

    /// <summary>Owner and name of the repository.</summary>
    /// <exception cref="InvalidInputException">Nobody says which.</exception>
    public (string Owner, string Name) RequiredRepository => Repository
        ?? throw new InvalidInputException("GitHub", "neither the remote nor the settings name the repository", "Set Settings.GitHub.Repository, such as ada/tool, or use --store=local");

    private GitHubClient Open() => new(
        Server ?? throw new InvalidInputException("GitHub", "the remote is no GitHub that is known", "Set Settings.GitHub.Api, or use --store=local"),
        Token, time: _context.Clock, log: line => _context.Log.Debug("{0}", _context.Mask(TerminalText.Clean(line))));
}
