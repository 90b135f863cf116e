using Releasing.Notes.Rules;

namespace Releasing.Notes.Cliff;

/// <summary>The entries that hold where a file has no <c>commit_parsers</c>: those of git-cliff's configuration reference. The numbers only sort.</summary>
internal static class CliffDefaults
{
    private static readonly (string Message, string? Group)[] s_messages =
    [
        ("^feat", "<!-- 0 -->🚀 Features"),
        ("^fix", "<!-- 1 -->🐛 Bug Fixes"),
        ("^doc", "<!-- 3 -->📚 Documentation"),
        ("^perf", "<!-- 4 -->⚡ Performance"),
        ("^refactor", "<!-- 2 -->🚜 Refactor"),
        ("^style", "<!-- 5 -->🎨 Styling"),
        ("^test", "<!-- 6 -->🧪 Testing"),
        (@"^chore\(release\): prepare for", null),
        (@"^chore\(deps.*\)", null),
        (@"^chore\(pr\)", null),
        (@"^chore\(pull\)", null),
        ("^chore|^ci", "<!-- 7 -->⚙️ Miscellaneous Tasks"),
    ];

    /// <summary>The entries.</summary>
    /// <param name="protects">A breaking change is never skipped.</param>
    public static IEnumerable<CliffRule> Rules(bool protects) =>
    [
        .. s_messages.Select(entry => new CliffRule { Message = new RulePattern(entry.Message), Group = entry.Group, Skip = entry.Group is null, ProtectsBreaking = protects }),
        new CliffRule { Body = new RulePattern(".*security"), Group = "<!-- 8 -->🛡️ Security" },
        new CliffRule { Message = new RulePattern("^revert"), Group = "<!-- 9 -->◀️ Revert" },
        new CliffRule { Message = new RulePattern(".*"), Group = "<!-- 10 -->💼 Other" },
    ];
}
