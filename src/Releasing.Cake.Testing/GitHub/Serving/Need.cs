namespace Releasing.Cake.Testing.GitHub.Serving;

/// <summary>What a token must allow for a request.</summary>
/// <param name="Permission">The permission's name; null when none is needed.</param>
/// <param name="IsWrite">It must be <c>write</c>.</param>
internal sealed record Need(string? Permission, bool IsWrite)
{
    /// <summary>Nobody may do it without a token, nor with one that lacks the permission.</summary>
    public bool IsGuarded { get; private init; } = IsWrite;

    public static readonly Need None = new(null, false);

    public static Need Read(string permission) => new(permission, false);

    public static Need GuardedRead(string permission) => new(permission, false) { IsGuarded = true };

    public static Need Write(string permission) => new(permission, true);

    /// <summary>As <c>x-accepted-github-permissions</c> says it.</summary>
    public override string ToString() => $"{Permission}={(IsWrite ? "write" : "read")}";
}
