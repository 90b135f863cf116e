namespace Releasing.Services.GitHub.Releases;

/// <summary>A release as GitHub tells it (schema <c>release</c>); what is not used is left out.</summary>
internal sealed record ReleaseModel(
    long Id, string TagName, string TargetCommitish, bool Draft, bool Prerelease, string? Name = null, string? Body = null, string? HtmlUrl = null, string? UploadUrl = null, bool Immutable = false,
    IReadOnlyList<AssetModel>? Assets = null);
