namespace Releasing.Notes.Rules;

/// <summary>What appears in the notes and where: the stock rules, or those of a repository's <c>cliff.toml</c>.</summary>
public sealed record NotesRules
{
    /// <summary>The first that speaks of a commit decides.</summary>
    public IReadOnlyList<ICommitRule> Rules { get; init; } = [];

    /// <summary>The headings in the order of the page; those that are not listed follow in the order of their names (ordinal).</summary>
    public IReadOnlyList<string> Order { get; init; } = [];

    /// <summary>The heading of commits that no rule speaks of; null leaves them out.</summary>
    public string? Others { get; init; }

    /// <summary>Breaking changes stand first, in a section of their own.</summary>
    public bool BreakingFirst { get; init; } = true;

    /// <summary>Inside a section the oldest commit stands first.</summary>
    public bool OldestFirst { get; init; }

    /// <summary>What the page makes of a heading, after everything was sorted by it; null leaves it as it is.</summary>
    public Func<string, string>? Heading { get; init; }

    /// <summary>Merges, <c>fixup!</c>, release commits and what was taken back within the release appear as any other commit.</summary>
    public bool TakesEverything { get; init; }

    /// <summary>Changes to the messages before they are read, in their order.</summary>
    public IReadOnlyList<MessageReplacement> Preprocessors { get; init; } = [];

    /// <summary>Messages are read by the rules of Conventional Commits; otherwise their first line is all they say.</summary>
    public bool ReadsConventions { get; init; } = true;

    /// <summary>Messages that do not follow Conventional Commits are left out.</summary>
    public bool DropsUnconventional { get; init; }

    /// <summary>A message that does not follow Conventional Commits and would appear is an error.</summary>
    public bool RequiresConventional { get; init; }

    /// <summary>Every line of a message is a commit of its own.</summary>
    public bool SplitsLines { get; init; }

    /// <summary>A commit that no rule speaks of is an error.</summary>
    public bool RefusesUnmatched { get; init; }

    /// <summary>How many commits a page has at most; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>What becomes links.</summary>
    public IReadOnlyList<LinkRule> Links { get; init; } = [];

    /// <summary>
    /// The rules of a repository that says nothing: Security, Features, Bug Fixes, Performance Improvements, Documentation, Build System, Dependencies, Reverts and
    /// Other Changes, chosen by type and scope. <c>chore</c>, <c>ci</c>, <c>style</c>, <c>test</c> and <c>refactor</c> are not listed.
    /// </summary>
    public static NotesRules Stock { get; } = StockRules.Create(maintenance: false);

    /// <summary>
    /// The rules of a changelog in the form of Keep a Changelog 1.1.0: Breaking Changes, Added, Changed, Deprecated, Removed, Fixed, Security. Documentation, the build and what only
    /// maintainers notice are not listed.
    /// </summary>
    public static NotesRules Changelog { get; } = StockRules.Changelog();

    /// <summary>As <see cref="Stock"/>, with what only maintainers notice under Other Changes.</summary>
    public static NotesRules Everything { get; } = StockRules.Create(maintenance: true);
}
