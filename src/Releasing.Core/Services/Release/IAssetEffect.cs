using Releasing.Effects;

namespace Releasing.Services;

/// <summary>An effect that puts one asset into a release.</summary>
public interface IAssetEffect : IEffect
{
    /// <summary>The asset name.</summary>
    string AssetName { get; }
}
