using Releasing.Notes.History;

namespace Releasing.Tests.Notes.CornerCases;

/// <summary>Which commit belongs to which release, case by case.</summary>
public sealed class CornerCaseSpansTests : IClassFixture<CornerCaseSpansTests.Fixture>
{
    private const string File = "spans.txt";
    private static readonly Lazy<IReadOnlyDictionary<string, string>> s_expected = new(() => GoldenFile.Read(File));
    private readonly Fixture _fixture;

    public CornerCaseSpansTests(Fixture fixture) => _fixture = fixture;

    [Fact]
    public void There_are_more_than_sixty_cases() => CornerCaseRepository.Cases.Select(corner => corner.Name).Distinct().Count().ShouldBeGreaterThan(60);

    [Theory]
    [MemberData(nameof(CornerCaseRepository.Names), MemberType = typeof(CornerCaseRepository))]
    public void Releases_hold_what_is_expected(string name) => CornerCaseSpans.Describe(_fixture.Repository, name, _fixture.Each).ShouldBe(s_expected.Value[name]);

    [Fact]
    public void Every_commit_is_in_one_release_only()
    {
        var all = _fixture.Repository.Git("rev-list", "HEAD").Split('\n');
        _fixture.Each.SelectMany(span => span.Commits).Select(commit => commit.Hash).Order(StringComparer.Ordinal).ShouldBe(all.Order(StringComparer.Ordinal));
        _fixture.Folded.SelectMany(span => span.Commits).Select(commit => commit.Hash).Order(StringComparer.Ordinal).ShouldBe(all.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(CornerCaseRepository.ShapeNames), MemberType = typeof(CornerCaseRepository))]
    public void A_release_alone_is_the_newest_of_all_that_end_there(string name)
    {
        var repository = _fixture.Repository.Open();
        foreach (var tag in _fixture.Repository.TagsOf(name).Where(tag => tag.StartsWith('v') && tag != "v1.2"))
        {
            var range = new HistoryRange { To = tag };
            var (one, all) = (ReleaseHistory.Latest(repository, range), ReleaseHistory.All(repository, range)[0]);
            one.Tag.ShouldBe(all.Tag);
            one.PreviousTag.ShouldBe(all.PreviousTag, tag);
            one.Commits.Select(commit => commit.Hash).ShouldBe(all.Commits.Select(commit => commit.Hash), tag);
        }
    }

    [Fact]
    public void What_is_not_released_comes_after_the_last_release_of_any_kind()
    {
        var latest = ReleaseHistory.Latest(_fixture.Repository.Open(), new HistoryRange());
        latest.Tag.ShouldBeNull();
        latest.PreviousTag.ShouldBe("v2.0.0-rc.1");
        latest.Commits.Select(commit => commit.Subject).ShouldBe(["chore: a file", "fix: after the candidate"]);
        _fixture.Folded[0].ShouldSatisfyAllConditions(
            span => span.Tag.ShouldBeNull(),
            span => span.Commits.Select(commit => commit.Hash).ShouldBe(latest.Commits.Select(commit => commit.Hash)));
    }

    /// <summary>The repository and its releases, each tag with what no other before it reaches, and with pre-releases folded.</summary>
    public sealed class Fixture : IDisposable
    {
        public Fixture()
        {
            Each = ReleaseHistory.All(Repository.Open(), new HistoryRange { FoldPrereleases = false });
            Folded = ReleaseHistory.All(Repository.Open(), new HistoryRange());
            GoldenFile.Refresh(File, CornerCaseRepository.Cases.Select(corner => (corner.Name, CornerCaseSpans.Describe(Repository, corner.Name, Each))));
        }

        public CornerCaseRepository Repository { get; } = new();

        public IReadOnlyList<ReleaseSpan> Each { get; }

        public IReadOnlyList<ReleaseSpan> Folded { get; }

        public void Dispose() => Repository.Dispose();
    }
}
