namespace Releasing.Services;

/// <summary>What a repository decides about its publications.</summary>
public sealed record PublicationRules
{
    /// <summary>As <see cref="Versions.VersionSettings.TagPrefix"/>: releases of other products do not count for what is the latest. Default: empty.</summary>
    public string TagPrefix { get; init; } = "";

    /// <summary>The forge shows the release as the latest one. Default: null, see <see cref="LatestRelease"/>.</summary>
    public bool? Latest { get; init; }

    /// <summary>A published release with other assets becomes a draft again and gets those of this run, instead of being a conflict. Default: no.</summary>
    public bool MayReplace { get; init; }
}
