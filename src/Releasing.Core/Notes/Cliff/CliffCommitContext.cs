using Releasing.Git;
using Releasing.Notes.Cliff.Templates;
using Releasing.Notes.Commits;
using Releasing.Notes.Rules;
using CommitLink = Releasing.Notes.Rules.CommitLink;

namespace Releasing.Notes.Cliff;

/// <summary>A commit under the names that git-cliff gives its parts (https://git-cliff.org/docs/templating/context).</summary>
internal static class CliffCommitContext
{
    private static readonly string[] s_forges = ["remote", "github", "gitlab", "gitea", "bitbucket", "azure_devops"];

    /// <summary>The variables.</summary>
    /// <param name="entry">The commit.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="ownGroups">Groups whose names the configuration spells out.</param>
    public static TemplateMap Of(CliffCommit entry, NotesRules rules, IReadOnlySet<string> ownGroups)
    {
        var commit = entry.Commit;
        var map = new TemplateMap();
        map["id"] = TemplateText.Own(commit.Commit.Hash);
        map["message"] = TemplateText.Foreign(Message(commit));
        map["raw_message"] = TemplateText.Foreign(commit.Commit.Message);
        map["body"] = commit.Body.Length > 0 ? TemplateText.Foreign(commit.Body) : null;
        map["footers"] = commit.Footers.Select(Footer).ToList<object?>();
        map["group"] = entry.Group is null ? null : ownGroups.Contains(entry.Group) ? TemplateText.Own(entry.Group) : TemplateText.Foreign(entry.Group);
        map["scope"] = commit.Scope is null ? null : TemplateText.Foreign(commit.Scope);
        map["breaking"] = commit.IsBreaking;
        map["breaking_description"] = commit.IsBreaking ? TemplateText.Foreign(commit.BreakingNotes.Count > 0 ? string.Join('\n', commit.BreakingNotes) : Message(commit)) : null;
        map["links"] = Links(commit, rules).Select(Link).ToList<object?>();
        map["author"] = Person(commit.Commit.Author, commit.Commit.AuthorDate);
        map["committer"] = Person(commit.Commit.Committer, commit.Commit.Date);
        map["conventional"] = commit.IsConventional;
        map["merge_commit"] = commit.Commit.IsMerge;
        map["extra"] = null;
        foreach (var forge in s_forges)
        {
            map[forge] = Nobody();
        }

        return map;
    }

    /// <summary>The links that rules find in a message.</summary>
    public static IEnumerable<CommitLink> Links(ConventionalCommit commit, NotesRules rules) => rules.Links.SelectMany(rule => rule.Find(commit.Commit.Message));

    /// <summary>A link. Its address is the configuration's with parts of the message in it, and so without anything that means something to Markdown.</summary>
    public static TemplateMap Link(CommitLink link)
    {
        var map = new TemplateMap();
        map["text"] = TemplateText.Foreign(link.Text);
        map["href"] = TemplateText.Own(string.Concat(link.Address.Select(letter => "()*_~[]!'$|`\\\"<>".Contains(letter) || letter is < '!' or > '~' ? $"%{(int)letter:X2}" : letter.ToString())));
        return map;
    }

    // The number of the pull request belongs to the message here.
    private static string Message(ConventionalCommit commit)
    {
        if (!commit.IsConventional)
        {
            return commit.Commit.Message.TrimEnd();
        }

        var number = commit.PullRequest is { } request ? $"(#{request})" : null;
        return number is not null && commit.Commit.Subject.TrimEnd().EndsWith(number, StringComparison.Ordinal) && !commit.Description.EndsWith(number, StringComparison.Ordinal)
            ? $"{commit.Description} {number}"
            : commit.Description;
    }

    private static TemplateMap Footer(CommitFooter footer)
    {
        var map = new TemplateMap();
        map["token"] = TemplateText.Foreign(footer.Token);
        map["separator"] = TemplateText.Own(footer.Separator.StartsWith(':') ? ":" : " #");
        map["value"] = TemplateText.Foreign(footer.Value);
        map["breaking"] = footer.Token is "BREAKING CHANGE" or "BREAKING-CHANGE";
        return map;
    }

    private static TemplateMap Person(GitPerson person, DateTimeOffset date)
    {
        var map = new TemplateMap();
        map["name"] = TemplateText.Foreign(person.Name);
        map["email"] = TemplateText.Foreign(person.Email);
        map["timestamp"] = date.ToUnixTimeSeconds();
        return map;
    }

    // What only a forge knows is there and empty, as git-cliff has it without a token.
    private static TemplateMap Nobody()
    {
        var map = new TemplateMap();
        foreach (var name in new[] { "username", "pr_author", "pr_title", "pr_number" })
        {
            map[name] = null;
        }

        map["pr_labels"] = new List<object?>();
        map["pr_numbers"] = new List<object?>();
        map["is_first_time"] = false;
        return map;
    }
}
