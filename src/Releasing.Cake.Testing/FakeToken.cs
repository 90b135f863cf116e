namespace Releasing.Cake.Testing;

/// <summary>A token that a <see cref="FakeGitHub"/> accepts.</summary>
/// <param name="Value">The token itself.</param>
public sealed record FakeToken(string Value)
{
    /// <summary>The scopes of a classic token, such as <c>repo</c>; null for a token of a workflow or a fine-grained one.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>Permissions of a workflow's or fine-grained token: name (<c>contents</c>, <c>pull_requests</c>) and <c>read</c> or <c>write</c>. Null, the default, for every permission.</summary>
    public IReadOnlyDictionary<string, string>? Permissions { get; init; }

    /// <summary>Always <c>***</c>.</summary>
    public override string ToString() => "***";

    internal bool Allows(string permission, bool write) => Scopes is { } scopes
        ? !write || scopes.Contains("repo", StringComparer.Ordinal)
        : Permissions is not { } permissions || (permissions.TryGetValue(permission, out var level) && (level == "write" || !write));
}
