using Releasing.Git;
using Releasing.Notes.History;
using Releasing.Notes.Pages;
using Releasing.Versions;

namespace Releasing.Tests.Notes.CornerCases;

/// <summary>The page of every release that the corner cases made.</summary>
public static class CornerCasePages
{
    private static readonly GitRemote s_remote = GitRemote.Parse("https://github.com/octo/hello.git");

    /// <summary>The pages of a case, its newest release first.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="name">The case.</param>
    /// <param name="folded">All releases with what their pre-releases brought.</param>
    /// <param name="each">All releases and pre-releases.</param>
    public static IEnumerable<ReleaseNotes> Of(CornerCaseRepository repository, string name, IReadOnlyList<ReleaseSpan> folded, IReadOnlyList<ReleaseSpan> each)
    {
        ArgumentNullException.ThrowIfNull(repository);
        var tags = repository.TagsOf(name);
        var spans = folded.Concat(each.Where(span => folded.All(other => other.Tag?.Name != span.Tag?.Name)));
        return spans.Where(span => span.Tag is { } tag && tags.Contains(tag.Name)).Select(span => Of(repository.Open(), span));
    }

    private static ReleaseNotes Of(GitRepository repository, ReleaseSpan span)
    {
        var version = new ReleaseVersion
        {
            Version = SemanticVersion.Parse(span.Tag!.Name.TrimStart('v')),
            Tag = span.Tag.Name,
            IsSnapshot = false,
            Commit = span.End,
            CommitDate = span.Date,
            ContentDate = span.Date,
            PreviousTag = span.PreviousTag,
            CommitsSince = 0,
        };
        return ReleaseNotes.Of(span, version, s_remote).WithPeopleAndFigures(repository) with { Title = $"hello {version.Version}" };
    }
}
