using Releasing.Git;
using Releasing.Notes.History;
using Releasing.Notes.Pages;
using Releasing.Versions;

namespace Releasing.Tests.Notes.CornerCases;

/// <summary>The page of every release that the corner cases made.</summary>
public static class CornerCasePages
{
    private static readonly GitRemote s_remote = GitRemote.Parse("https://github.com/octo/hello.git");

    /// <summary>The cases with the pages of their releases, the newest first.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<ReleaseNotes> Pages)> All(CornerCaseRepository repository)
    {
        ArgumentNullException.ThrowIfNull(repository);
        var folded = ReleaseHistory.All(repository.Open(), new HistoryRange());
        var each = ReleaseHistory.All(repository.Open(), new HistoryRange { FoldPrereleases = false });
        var spans = folded.Concat(each.Where(span => folded.All(other => other.Tag?.Name != span.Tag?.Name))).ToList();
        return
        [
            .. CornerCaseRepository.Cases.AsParallel().AsOrdered().Select(corner =>
            {
                var tags = repository.TagsOf(corner.Name);
                IReadOnlyList<ReleaseNotes> pages = [.. spans.Where(span => span.Tag is { } tag && tags.Contains(tag.Name)).Select(span => Of(repository.Open(), span))];
                return (corner.Name, pages);
            }),
        ];
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
