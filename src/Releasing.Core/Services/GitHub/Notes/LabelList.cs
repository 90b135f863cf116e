namespace Releasing.Services.GitHub.Notes;

/// <summary>Labels.</summary>
internal sealed record LabelList(IReadOnlyList<LabelNode?>? Nodes);
