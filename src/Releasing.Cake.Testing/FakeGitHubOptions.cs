namespace Releasing.Cake.Testing;

/// <summary>How a <see cref="FakeGitHub"/> behaves.</summary>
public sealed record FakeGitHubOptions
{
    /// <summary>The token that may do everything. Default: a fixed one that no service knows.</summary>
    public string Token { get; init; } = "ghs_FakeTokenOfReleasingCakeTesting00000";

    /// <summary>The account that the token belongs to. Default <c>releaser</c>.</summary>
    public string Account { get; init; } = "releaser";

    /// <summary>It ends by itself after this time, whatever else happens. Default 30 minutes.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// A path for a unix socket, on which it answers too, as <c>api.github.com</c>, <c>uploads.github.com</c>, <c>github.com</c> and <c>objects.githubusercontent.com</c> by the Host header
    /// (<c>gh config set http_unix_socket PATH</c>). Null, the default, for none. At most about 100 bytes long, a limit of the system.
    /// </summary>
    public string? Socket { get; init; }

    /// <summary>How many requests an hour a token has (<c>x-ratelimit-limit</c>). Default 15,000, the limit of a GitHub Enterprise Cloud workflow.</summary>
    public int RequestsPerHour { get; init; } = 15_000;

    /// <summary>
    /// A folder in which a file records every exchange, a line of JSON each; tokens are not in it. Default: what the environment variable <c>RELEASING_FAKE_RECORD</c> names; null for no file.
    /// </summary>
    public string? RecordFolder { get; init; } = Environment.GetEnvironmentVariable("RELEASING_FAKE_RECORD");

    /// <summary>Its clock. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
