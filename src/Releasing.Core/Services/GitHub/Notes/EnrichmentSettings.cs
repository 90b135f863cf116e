using Releasing.Notes.Rules;

namespace Releasing.Services.GitHub.Notes;

/// <summary>How notes are enriched.</summary>
public sealed record EnrichmentSettings
{
    /// <summary>The file in which answers are kept; full path.</summary>
    public required string CacheFile { get; init; }

    /// <summary>What the labels do; <see cref="LabelRules.Stock"/> by default.</summary>
    public LabelRules Labels { get; init; } = LabelRules.Stock;

    /// <summary>Without an answer of GitHub there are no notes; by default they are written without it, with a warning.</summary>
    public bool Required { get; init; }

    /// <summary>How many commits are asked for at most, the newest first; 2000 by default, which are 40 requests.</summary>
    public int MostCommits { get; init; } = 2000;
}
