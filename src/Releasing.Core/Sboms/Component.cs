namespace Releasing.Sboms;

/// <summary>One piece of software inside another: a crate, a module, a package, or a program of the project itself.</summary>
public sealed record Component
{
    /// <summary>The ecosystem whose rules its name and version follow.</summary>
    public required Ecosystem Ecosystem { get; init; }

    /// <summary>The name as the ecosystem writes it: <c>serde</c>, <c>golang.org/x/sys</c>, <c>@types/node</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The version as the ecosystem writes it, a Go module's with its <c>v</c>; null when the source tells none.</summary>
    public string? Version { get; init; }

    /// <summary>What it is for the thing that holds it.</summary>
    public ComponentScope Scope { get; init; } = ComponentScope.Required;

    /// <summary>A member of the workspace or a path dependency: the project's own code, not somebody else's.</summary>
    public bool IsFirstParty { get; init; }

    /// <summary>Digests of the archive its registry serves, where the source records them.</summary>
    public IReadOnlyList<ComponentHash> Hashes { get; init; } = [];

    /// <summary>
    /// A digest of its contents by a rule of its ecosystem, in that ecosystem's writing: <c>h1:…</c> of Go (a SHA-256 over the names and digests of the files, golang.org/x/mod/sumdb/dirhash) or <c>sha512-…</c> of NuGet (the package without
    /// the signature that its registry adds). No file that is served has it as its own digest, so it is none of <see cref="Hashes"/>. Null where there is none.
    /// </summary>
    public string? ContentSum { get; init; }

    /// <summary>The licence as an SPDX expression, or the words of the source where they are none; null when unknown.</summary>
    public string? Licence { get; init; }

    /// <summary>Where it comes from, when that is not the ecosystem's usual registry: a registry or archive address, or a repository with its commit.</summary>
    public string? Source { get; init; }

    /// <summary>The files that name it, relative with <c>/</c>: evidence. <c>Cargo.lock</c>, <c>tool (Go build info)</c>.</summary>
    public IReadOnlyList<string> FoundIn { get; init; } = [];

    /// <summary>The package URL (ECMA-427, purl): what identifies it everywhere.</summary>
    public string PackageUrl => Sboms.PackageUrl.Of(this);
}
