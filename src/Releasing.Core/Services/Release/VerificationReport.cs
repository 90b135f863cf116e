using Releasing.Failures;

namespace Releasing.Services;

/// <summary>What reading one asset back has shown.</summary>
/// <param name="Name">The asset name.</param>
/// <param name="ExpectedSha256">The digest in the catalogue; null for an asset that should not be there.</param>
/// <param name="ActualSha256">The digest of the bytes in the store; null when they could not be read.</param>
/// <param name="Size">Bytes read.</param>
/// <param name="Problems">What is wrong, one full sentence each; empty when it is in order.</param>
public sealed record VerifiedAsset(string Name, string? ExpectedSha256, string? ActualSha256, long Size, IReadOnlyList<string> Problems);

/// <summary>What reading a whole release back has shown.</summary>
/// <param name="Store">The name of the store.</param>
/// <param name="Tag">The tag.</param>
/// <param name="Assets">A row per asset, expected or there, ordered by name.</param>
/// <param name="Problems">What concerns no single asset.</param>
public sealed record VerificationReport(string Store, string Tag, IReadOnlyList<VerifiedAsset> Assets, IReadOnlyList<string> Problems)
{
    /// <summary>Everything that is wrong.</summary>
    public IReadOnlyList<string> AllProblems => [.. Problems, .. Assets.SelectMany(asset => asset.Problems)];

    /// <summary>Nothing is wrong.</summary>
    public bool Passed => AllProblems.Count == 0;

    /// <summary>Stops the release when something is wrong.</summary>
    /// <param name="where">The task that asks.</param>
    /// <exception cref="PreflightException">Something is wrong; all problems are named.</exception>
    public void ThrowIfFailed(string where)
    {
        if (!Passed)
        {
            throw new PreflightException(where, AllProblems);
        }
    }
}
