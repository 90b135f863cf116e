using System.Text.Json.Serialization.Metadata;
using Releasing.Failures;
using Releasing.Services.GitHub.Transfers;

namespace Releasing.Services.GitHub;

/// <content>Files, which are never held in memory.</content>
public sealed partial class GitHubClient
{
    /// <summary>Sends a file, read from the disk while it is sent. Its time grows with its size; it is not sent again while it is open whether it arrived.</summary>
    /// <typeparam name="T">The model of the answer.</typeparam>
    /// <param name="address">Where assets are taken, as GitHub named it, with its query.</param>
    /// <param name="upload">The file; other bytes than it promises do not arrive whole.</param>
    /// <param name="type">How the answer is read.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="GitHubException">GitHub refused, or did not answer within the limits.</exception>
    /// <exception cref="ReleaseException">The file is not what was promised.</exception>
    public async Task<T> UploadAsync<T>(Uri address, AssetUpload upload, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(upload);
        var request = new GitHubRequest(HttpMethod.Post, address.AbsolutePath) { Address = address, IsUpload = true, Permission = "contents: write" };
        var limits = _limits.ForTransfer(upload.Size);
        var answer = await WithinAsync(request, new GitHubPatience(limits, _pace, _time), async stop =>
        {
            using var content = await FileContent.OpenAsync(upload, limits.StallTime, _time, stop);
            try
            {
                return await _exchange.OnceAsync(request with { Content = content }, stop);
            }
            catch (Exception) when (content.Refusal is { } refusal)
            {
                // However the cut connection ended: this is why it was cut.
                throw refusal;
            }
        }, cancellationToken);
        return Read(request, answer, type);
    }

    /// <summary>Opens what a path holds as bytes. A redirect to another host is followed, without the token.</summary>
    /// <param name="path">Below the API, made by <see cref="GitHubRequest.PathOf"/>.</param>
    /// <param name="size">How many bytes it has; reading more or fewer fails.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="GitHubException">GitHub refused, or did not answer within the limits.</exception>
    public async Task<Stream> DownloadAsync(string path, long size, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        var request = new GitHubRequest(HttpMethod.Get, path) { Accept = "application/octet-stream" };
        return await WithinAsync(request, _patience, stop => _exchange.OpenAsync(request, size, stop), cancellationToken);
    }
}
