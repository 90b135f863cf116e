using System.Security.Cryptography;
using Releasing.Cake.Testing.GitHub.Json;
using Releasing.Cake.Testing.GitHub.Serving;
using Releasing.Cake.Testing.GitHub.Storage;

namespace Releasing.Cake.Testing.GitHub.Routes;

/// <summary>"Upload a release asset": the bytes as they are, with their length, to the host of <c>upload_url</c>.</summary>
internal static class UploadRoutes
{
    private const long Largest = 2L * 1024 * 1024 * 1024;
    private const int Most = 1000;

    public static readonly Route[] All =
    [
        new("POST", "/repos/{owner}/{repo}/releases/{release_id}/assets", Need.Write("contents"), UploadAsync) { Origin = Origin.Uploads },
    ];

    private static async Task<Reply> UploadAsync(Call call)
    {
        var repository = call.Repository;
        var asset = repository.Locked(() => Begin(call));
        try
        {
            await ReceiveAsync(call, asset);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // The client went away: what is left is an asset in the state starter, with the name taken.
            throw new Refusal(502, "Server Error");
        }

        return repository.Locked(() =>
        {
            asset.State = "uploaded";
            asset.UpdatedAt = call.State.Now;
            return Reply.Created(AssetJson.Of(call, repository, ReleaseRoutes.Find(call), asset));
        });
    }

    private static FakeAsset Begin(Call call)
    {
        var release = ReleaseRoutes.Find(call);
        var name = AssetNames.Rewrite(call.Query("name") ?? "");
        if (name.Length == 0)
        {
            throw Refusal.Invalid("ReleaseAsset", "name", "missing_field");
        }

        if (string.IsNullOrEmpty(call.Request.ContentType))
        {
            throw Refusal.Invalid("ReleaseAsset", "content_type", "missing_field");
        }

        // A body without a length, and one of no bytes at all, are refused in the same way.
        if (call.Request.ContentLength is not > 0)
        {
            throw new Refusal(400, "Bad Content-Length: " + call.Request.Headers.ContentLength);
        }

        if (call.Request.ContentLength >= Largest)
        {
            throw Refusal.Invalid("ReleaseAsset", "size", "custom", "size must be less than 2147483648");
        }

        if (release.IsImmutable)
        {
            throw new Refusal(422, "Cannot upload assets to an immutable release.");
        }

        if (release.FindAsset(name) is not null)
        {
            throw Refusal.Invalid("ReleaseAsset", "name", "already_exists");
        }

        if (release.Assets.Count >= Most)
        {
            throw Refusal.Invalid("ReleaseAsset", "release", "custom", "file_count exceeds the limit of 1000 assets");
        }

        var asset = release.NewAsset(name, call.Request.ContentType);
        asset.Label = call.Query("label") ?? "";
        return asset;
    }

    private static async Task ReceiveAsync(Call call, FakeAsset asset)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = asset.Bytes.Create();
        var buffer = new byte[128 * 1024];
        for (int read; (read = await call.Request.Body.ReadAsync(buffer, call.Aborted)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), call.Aborted);
            call.Received(read);
        }

        asset.Size = call.ReceivedBytes;
        asset.Digest = "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
