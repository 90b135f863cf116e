using Releasing.Git;
using Releasing.Notes.Cliff.Templates;
using Releasing.Notes.Rules;

namespace Releasing.Notes.Cliff;

/// <summary>A release under the names that git-cliff gives its parts (https://git-cliff.org/docs/templating/context).</summary>
internal sealed class CliffContext
{
    private static readonly string[] s_forges = ["github", "gitlab", "gitea", "bitbucket", "azure_devops"];
    private readonly NotesRules _rules;
    private readonly HashSet<string> _ownGroups;
    private readonly List<object?> _groups;
    private readonly TemplateMap _remote = new();

    /// <summary>Prepares what all releases share.</summary>
    public CliffContext(NotesRules rules, GitRemote? remote)
    {
        _rules = rules;
        _groups = [.. rules.Rules.OfType<CliffRule>().Select(rule => rule.Group).OfType<string>().Select(TemplateText.Own)];
        _ownGroups = [.. _groups.OfType<TemplateText>().Select(group => group.Text).Where(group => !group.Contains('$'))];
        foreach (var forge in s_forges)
        {
            var map = new TemplateMap();
            map["owner"] = TemplateText.Own(remote?.Owner ?? "");
            map["repo"] = TemplateText.Own(remote?.Name ?? "");
            map["api_url"] = null;
            map["is_custom"] = false;
            _remote[forge] = map;
        }
    }

    /// <summary>The variables of a page over all releases.</summary>
    public TemplateMap OfAll(IReadOnlyList<CliffRelease> releases)
    {
        var map = Shared();
        map["releases"] = releases.Select(Of).ToList<object?>();
        return map;
    }

    /// <summary>The variables of one release.</summary>
    public TemplateMap Of(CliffRelease release)
    {
        var map = Shared();
        Describe(map, release);
        map["commits"] = release.Commits.Select(commit => CliffCommitContext.Of(commit, _rules, _ownGroups)).ToList<object?>();
        map["statistics"] = Statistics(release);
        map["previous"] = Previous(release.Previous);
        return map;
    }

    private TemplateMap Shared()
    {
        var map = new TemplateMap();
        map["remote"] = _remote;
        map["commit_parsers_groups"] = _groups;
        foreach (var forge in s_forges)
        {
            var people = new TemplateMap();
            people["contributors"] = new List<object?>();
            map[forge] = people;
        }

        return map;
    }

    private static void Describe(TemplateMap map, CliffRelease? release)
    {
        map["version"] = release?.Tag is null ? null : IsPlain(release.Tag) ? TemplateText.Own(release.Tag) : TemplateText.Foreign(release.Tag);
        map["commit_id"] = release is null ? null : TemplateText.Own(release.Span.End);
        map["timestamp"] = release?.Date?.ToUnixTimeSeconds();
        foreach (var name in new[] { "message", "repository", "extra", "bump_type", "commit_range" })
        {
            map[name] = null;
        }

        map["submodule_commits"] = new TemplateMap();
    }

    // A name of which Markdown would make nothing stays as it is, also in "[0.1.0]: https://…".
    private static bool IsPlain(string tag) => char.IsAsciiLetterOrDigit(tag[0]) && char.IsAsciiLetterOrDigit(tag[^1])
        && !tag.Contains("www.", StringComparison.OrdinalIgnoreCase) && tag.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '+' or '/');

    // git-cliff has one for the first release too, with nothing in it.
    private TemplateMap Previous(CliffRelease? release)
    {
        var map = Shared();
        Describe(map, release);
        map["commits"] = new List<object?>();
        map["statistics"] = null;
        map["previous"] = null;
        return map;
    }

    private TemplateMap Statistics(CliffRelease release)
    {
        var map = new TemplateMap();
        var dates = release.Commits.Select(entry => entry.Commit.Commit.Date.UtcDateTime.Date).Order().ToList();
        map["commit_count"] = (long)dates.Count;
        map["conventional_commit_count"] = (long)release.Commits.Count(entry => entry.Commit.IsConventional);
        if (dates.Count > 1)
        {
            map["commits_timespan"] = (long)(dates[^1] - dates[0]).TotalDays;
        }

        // What is not released yet is as old as its newest commit: the same commit gives the same page.
        if (release.Previous?.Date is { } before)
        {
            map["days_passed_since_last_release"] = (long)((release.Date ?? release.Span.Date).UtcDateTime.Date - before.UtcDateTime.Date).TotalDays;
        }

        map["links"] = release.Commits.SelectMany(entry => CliffCommitContext.Links(entry.Commit, _rules)).GroupBy(link => link)
            .OrderByDescending(link => link.Count()).ThenBy(link => link.Key.Text, StringComparer.Ordinal).ThenBy(link => link.Key.Address, StringComparer.Ordinal)
            .Select(link =>
            {
                var entry = CliffCommitContext.Link(link.Key);
                entry["count"] = (long)link.Count();
                return entry;
            }).ToList<object?>();
        return map;
    }
}
