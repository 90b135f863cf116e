using Releasing.Notes.Rules;

namespace Releasing.Notes.Cliff;

/// <summary>Reads the table <c>[git]</c>: which commits appear, under which heading and in which order.</summary>
internal static class CliffRules
{
    // The filter of git-cliff's own template keeps the order of commit_parsers; "group_by" of older ones sorts by name.
    private const string OrderedGroups = "commit_groups(";

    /// <summary>Reads the table.</summary>
    /// <param name="git">The table.</param>
    /// <param name="body">The template of a release; null for git-cliff's own.</param>
    public static NotesRules Read(CliffSection git, string? body)
    {
        var ignored = new List<string>();
        var protects = git.Flag("protect_breaking_commits", false);
        var entries = git.Tables("commit_parsers");
        var rules = (git.Has("commit_parsers") ? entries.Select(entry => Rule(entry, protects)) : CliffDefaults.Rules(protects)).ToList<ICommitRule>();
        var refusesUnmatched = git.Flag("fail_on_unmatched_commit", false);
        var dropsUnmatched = git.Flag("filter_commits", false);
        var sort = git.Text("sort_commits") ?? "oldest";
        var result = new NotesRules
        {
            Rules = dropsUnmatched || refusesUnmatched ? rules : [.. rules, new TypeHeading()],
            Order = body is null || body.Contains(OrderedGroups, StringComparison.Ordinal) ? [.. rules.Cast<CliffRule>().Select(rule => rule.Group).OfType<string>().Distinct(StringComparer.Ordinal)] : [],
            Heading = CliffHeading.Of,
            BreakingFirst = false,
            OldestFirst = sort.Equals("oldest", StringComparison.OrdinalIgnoreCase),
            TakesEverything = true,
            Preprocessors = git.Replacements("commit_preprocessors", ignored),
            ReadsConventions = git.Flag("conventional_commits", true),
            DropsUnconventional = git.Flag("filter_unconventional", true),
            RequiresConventional = git.Flag("require_conventional", false),
            SplitsLines = git.Flag("split_commits", false),
            RefusesUnmatched = refusesUnmatched,
            Limit = Limit(git),
            Links = [.. git.Tables("link_parsers").Select(Link)],
        };
        git.Expect("topo_order", false, "releases stand in the order of history");
        git.Expect("recurse_submodules", false, "commits of submodules are not read");
        git.Ignore("topo_order_commits", "use_branch_tags", "tag_pattern", "skip_tags", "ignore_tags", "count_tags");
        foreach (var line in ignored.Concat(entries.SelectMany(entry => entry.NotSupported)))
        {
            git.Remark(line);
        }

        return result;
    }

    private static CliffRule Rule(CliffSection entry, bool protects)
    {
        var rule = new CliffRule
        {
            Message = entry.Pattern("message"),
            Body = entry.Pattern("body"),
            Footer = entry.Pattern("footer"),
            Field = Field(entry),
            Sha = entry.Text("sha"),
            Group = entry.Text("group"),
            Scope = entry.Text("scope"),
            DefaultScope = entry.Text("default_scope"),
            Skip = entry.Flag("skip", false),
            ProtectsBreaking = protects,
        };
        return rule is { Message: null, Body: null, Footer: null, Field: null, Sha: null } ? throw entry.Missing("message") : rule;
    }

    private static (CliffField Field, RulePattern Pattern)? Field(CliffSection entry)
    {
        if (entry.Text("field") is not { } name)
        {
            return null;
        }

        var field = CliffField.All.FirstOrDefault(field => field.Name == name)
            ?? throw entry.Wrong("field", $"one of {string.Join(", ", CliffField.All.Select(field => field.Name))}");
        return (field, entry.Pattern("pattern") ?? throw entry.Missing("pattern"));
    }

    private static LinkRule Link(CliffSection entry) => new(
        entry.Pattern("pattern") ?? throw entry.Missing("pattern"), entry.Text("text"), entry.Text("href") ?? throw entry.Missing("href"));

    private static int? Limit(CliffSection git) => git.Number("limit_commits") switch
    {
        null => null,
        > 0 and <= int.MaxValue and var limit => (int)limit,
        _ => throw git.Wrong("limit_commits", "a whole number above zero"),
    };
}
