using Releasing.Notes.Rendering;

namespace Releasing.Tests.Notes.CornerCases;

/// <summary>What a reader of the releases sees, case by case.</summary>
public sealed class CornerCasePagesTests : IClassFixture<CornerCasePagesTests.Fixture>
{
    private const string File = "pages.md";
    private static readonly Lazy<IReadOnlyDictionary<string, string>> s_expected = new(() => GoldenFile.Read(File));
    private readonly Fixture _fixture;

    public CornerCasePagesTests(Fixture fixture) => _fixture = fixture;

    [Theory]
    [MemberData(nameof(CornerCaseRepository.Names), MemberType = typeof(CornerCaseRepository))]
    public void Pages_say_what_is_expected(string name) => _fixture.Pages[name].ShouldBe(s_expected.Value[name]);

    /// <summary>The pages of all cases.</summary>
    public sealed class Fixture
    {
        public Fixture()
        {
            using var repository = new CornerCaseRepository();
            Pages = CornerCasePages.All(repository).ToDictionary(corner => corner.Name, corner => string.Join('\n', corner.Pages.Select(MarkdownNotes.Render)), StringComparer.Ordinal);
            GoldenFile.Refresh(File, CornerCaseRepository.Cases.Select(corner => (corner.Name, Pages[corner.Name])));
        }

        public IReadOnlyDictionary<string, string> Pages { get; }
    }
}
