namespace Releasing.Services.GitHub.Releases;

/// <summary>A reference (schema <c>git-ref</c>).</summary>
internal sealed record TagReference(TagTarget Object);

/// <summary>An annotated tag (schema <c>git-tag</c>).</summary>
internal sealed record TagObject(TagTarget Object);

/// <summary>What either is about: <c>commit</c>, <c>tag</c>, <c>tree</c> or <c>blob</c>, and its hash.</summary>
internal sealed record TagTarget(string Type, string Sha);
