namespace Releasing.Services.GitHub.Releases;

/// <summary>An asset as GitHub tells it (schema <c>release-asset</c>); what is not used is left out.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name as GitHub has rewritten it.</param>
/// <param name="Size">Bytes.</param>
/// <param name="State"><c>uploaded</c>, or <c>starter</c> or <c>open</c> for what an upload that failed left behind.</param>
/// <param name="Digest"><c>sha256:</c> and 64 digits; null for what was uploaded before GitHub told digests, and where a server does not.</param>
/// <param name="BrowserDownloadUrl">Where a person finds it.</param>
internal sealed record AssetModel(long Id, string Name, long Size, string? State = null, string? Digest = null, string? BrowserDownloadUrl = null);
