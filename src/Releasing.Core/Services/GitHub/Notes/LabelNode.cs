namespace Releasing.Services.GitHub.Notes;

/// <summary>One of them.</summary>
internal sealed record LabelNode(string? Name);
