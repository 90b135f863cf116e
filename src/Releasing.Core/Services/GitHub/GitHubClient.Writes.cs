using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Releasing.Services.GitHub;

/// <content>What changes something. It is paced, and not sent again while it is open whether it happened.</content>
public sealed partial class GitHubClient
{
    /// <summary>Sends a model and reads the answer.</summary>
    /// <typeparam name="TBody">The model of what is sent.</typeparam>
    /// <typeparam name="T">The model of the answer.</typeparam>
    /// <param name="request">POST, PATCH or PUT, without a body.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="bodyType">How it is written.</param>
    /// <param name="type">How the answer is read.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="GitHubException">GitHub refused, or did not answer within the limits.</exception>
    public async Task<T> SendAsync<TBody, T>(GitHubRequest request, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Read(request, await SendAsync(request with { Body = JsonSerializer.SerializeToUtf8Bytes(body, bodyType) }, cancellationToken), type);
    }

    /// <summary>Removes what a path holds; that it is gone already is as good.</summary>
    /// <param name="path">Below the API, made by <see cref="GitHubRequest.PathOf"/>.</param>
    /// <param name="permission">The permission of a workflow that it needs.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="GitHubException">GitHub refused, or did not answer within the limits.</exception>
    public async Task DeleteAsync(string path, string permission, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(new GitHubRequest(HttpMethod.Delete, path) { IsRepeatable = true, Permission = permission }, cancellationToken);
        }
        catch (GitHubException gone) when (gone.Status == 404)
        {
            // Another attempt of this very request may have removed it, with its answer lost.
        }
    }

    /// <summary>Does something that must happen once: after a lost answer it is done again by a step that looks first.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="step">The work; gets how often it was begun before, so that it looks when that is not 0.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="GitHubException">GitHub refused, or it stayed open within the limits whether it happened.</exception>
    public async Task<T> LookingAsync<T>(Func<int, CancellationToken, Task<T>> step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(step);
        var begun = 0;
        return await _looking.ExecuteAsync(async stop => await step(begun++, stop), cancellationToken);
    }
}
