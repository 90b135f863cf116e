using Releasing.Failures;

namespace Releasing.Versions.Next;

/// <summary>Which version follows: numbers alone, no git and no commits.</summary>
/// <param name="last">The last version of any kind; null when there is none.</param>
/// <param name="stable">The last stable version, not above <paramref name="last"/>; null when there is none.</param>
/// <param name="settings">What is asked for.</param>
internal sealed class VersionSteps(SemanticVersion? last, SemanticVersion? stable, NextVersionSettings settings)
{
    /// <summary>The next version; null when nothing asks for one.</summary>
    /// <param name="sinceLast">What the commits since the last version ask for.</param>
    /// <param name="sinceStable">The same since the last stable one.</param>
    public SemanticVersion? Next(ChangeLevel sinceLast, ChangeLevel sinceStable)
    {
        if (settings.Exactly is { } exactly)
        {
            return last is null || SemanticVersion.ComparePrecedence(exactly, last) > 0
                ? exactly
                : throw new ReleaseException($"Version: {exactly} is not above {last}, the last version in this history. Give a higher one.");
        }

        if (last is null)
        {
            return First();
        }

        return settings.Request switch
        {
            VersionRequest.Commits when sinceLast == ChangeLevel.None => null,
            VersionRequest.Commits => InSeries(Target(sinceStable), settings.Channel ?? PrereleaseSeries.Of(last)),
            VersionRequest.Release => last.IsPrerelease || sinceLast > ChangeLevel.None ? Target(sinceStable) : null,
            VersionRequest.Prerelease => InSeries(
                Target(sinceStable > ChangeLevel.Patch ? sinceStable : ChangeLevel.Patch), settings.Channel ?? PrereleaseSeries.Of(last) ?? (last.IsPrerelease ? null : PrereleaseSeries.Usual)),
            _ => settings.Channel is null ? Asked() : InSeries(Asked(), settings.Channel),
        };
    }

    private SemanticVersion First()
    {
        var one = new SemanticVersion(1, 0, 0);
        var core = settings.Request == VersionRequest.Major && settings.Initial < one ? one : settings.Initial;
        var channel = settings.Request == VersionRequest.Prerelease ? settings.Channel ?? PrereleaseSeries.Usual : settings.Channel;
        return channel is null || settings.Request == VersionRequest.Release || core.IsPrerelease ? core : PrereleaseSeries.First(core, channel);
    }

    /// <summary>The numbers that the commits ask for. A series of pre-releases is never lowered, and raised by a bigger change than it was begun for.</summary>
    private SemanticVersion Target(ChangeLevel level) =>
        stable is null ? last!.Core : Higher(last!.IsPrerelease ? last.Core : stable, Raise(stable, OnZero(level)));

    /// <summary>The numbers that were asked for by name.</summary>
    private SemanticVersion Asked()
    {
        var level = settings.Request switch { VersionRequest.Major => ChangeLevel.Major, VersionRequest.Minor => ChangeLevel.Minor, _ => ChangeLevel.Patch };

        // Where nothing stable is known, a series says itself what it was begun for: 2.0.0-rc.1 for a major version.
        return stable is null ? Raise(last!, level) : Higher(last!.IsPrerelease ? last.Core : stable, Raise(stable, level));
    }

    private ChangeLevel OnZero(ChangeLevel level) => !stable!.Major.IsZero
        ? level
        : level switch
        {
            ChangeLevel.Major => settings.BreakingOnZero,
            ChangeLevel.Minor => settings.FeatureOnZero,
            _ => level,
        };

    private SemanticVersion InSeries(SemanticVersion core, string? channel)
    {
        if (!last!.IsPrerelease || last.Core != core)
        {
            // A bare number, 1.0.0-1, is a series without a name.
            return channel is not null ? PrereleaseSeries.First(core, channel) : last.IsPrerelease ? core.WithPrerelease("1") : core;
        }

        if (channel is null || channel == PrereleaseSeries.Of(last))
        {
            return PrereleaseSeries.After(last);
        }

        var first = PrereleaseSeries.First(core, channel);
        return SemanticVersion.ComparePrecedence(first, last) > 0
            ? first
            : throw new ReleaseException($"Version: {first} would come before {last}. Choose a series that sorts after '{PrereleaseSeries.Of(last)}', or release {core}.");
    }

    private static SemanticVersion Raise(SemanticVersion version, ChangeLevel level) => level switch
    {
        ChangeLevel.Major => version.NextMajor(),
        ChangeLevel.Minor => version.NextMinor(),
        ChangeLevel.Patch => version.NextPatch(),
        _ => version,
    };

    private static SemanticVersion Higher(SemanticVersion left, SemanticVersion right) => SemanticVersion.ComparePrecedence(left, right) >= 0 ? left.Core : right;
}
