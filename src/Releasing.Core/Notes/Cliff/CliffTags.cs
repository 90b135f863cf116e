using Releasing.Versions;

namespace Releasing.Notes.Cliff;

/// <summary>Which tags count: <c>tag_pattern</c>, <c>ignore_tags</c>, <c>count_tags</c> and <c>skip_tags</c>.</summary>
internal static class CliffTags
{
    /// <summary>A tag that is ignored gives its commits to the next release; null where every version is a release.</summary>
    public static Func<string, bool>? IsRelease(CliffSection git)
    {
        var wanted = git.Pattern("tag_pattern");
        var ignored = git.Pattern("ignore_tags");
        var counted = git.Pattern("count_tags");
        return wanted is null && ignored is null && counted is null
            ? null
            : tag => (wanted?.IsMatch(tag) ?? IsVersion(tag)) && !(ignored?.IsMatch(tag) ?? false) && (counted?.IsMatch(tag) ?? true);
    }

    /// <summary>A tag that is skipped takes its commits with it.</summary>
    public static Func<string, bool>? IsSkipped(CliffSection git) => git.Pattern("skip_tags") is { } pattern ? pattern.IsMatch : null;

    private static bool IsVersion(string tag) => SemanticVersion.TryParse(tag.StartsWith('v') ? tag[1..] : tag, out _);
}
