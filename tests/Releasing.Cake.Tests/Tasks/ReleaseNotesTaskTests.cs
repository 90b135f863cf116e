using Cake.Core;
using Releasing.Cake.Tests.Hosting;

namespace Releasing.Cake.Tests.Tasks;

[Collection(OneHostAtATime.Name)]
public sealed class ReleaseNotesTaskTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    [Fact]
    public void Groups_the_commits_since_the_previous_tag()
    {
        _release.Write("a.txt", "a\n");
        _release.Commit("fix: the first thing");
        _release.Write("b.txt", "b\n");
        _release.Commit("feat!: the second thing");
        _release.Tag("v2.0.0");

        _release.Run("--target=ReleaseNotes").ShouldBe(0, _release.Output);

        var notes = File.ReadAllText(Path.Combine(_release.Artifacts, "work", "release-notes.md"));
        notes.IndexOf("second thing", StringComparison.Ordinal).ShouldBeLessThan(notes.IndexOf("first thing", StringComparison.Ordinal));
        notes.ShouldContain("### Breaking Changes");
        notes.ShouldNotContain("everything");
    }

    [Fact]
    public void A_header_stands_before_the_changes()
    {
        _release.Write("NEWS.md", "Hello, reader.\r\n");
        _release.Commit("docs: news");
        _release.Tag("v1.2.4");

        _release.Run<HeaderContext>([], "--target=ReleaseNotes").ShouldBe(0, _release.Output);

        File.ReadAllText(Path.Combine(_release.Artifacts, "work", "release-notes.md")).ShouldStartWith("Hello, reader.\n\n");
    }

    [Fact]
    public void A_header_that_is_not_there_is_named()
    {
        _release.Run<HeaderContext>([], "--target=ReleaseNotes").ShouldNotBe(0);

        _release.Output.ShouldContain("NEWS.md");
    }
}

public sealed class HeaderContext : PrebuiltContext
{
    public HeaderContext(ICakeContext context)
        : base(context) => Settings.Notes.HeaderFile = "NEWS.md";
}
