using Releasing.Cake.Testing;
using Xunit;

/// <summary>The build program of this repository, released without network.</summary>
public sealed class ReleaseTests
{
    [Fact]
    public async Task Release_has_the_assets_it_always_had_and_is_made_once()
    {
        await using var release = await RepositoryRelease.MakeAsync(new RepositoryReleaseOptions
        {
            Tag = "v1.2.3",
            // One upload breaks off and leaves half an asset; the release goes on all the same.
            Prepare = (github, _) => github.Faults.Add("POST", "/repos/*/*/releases/*/assets", Fault.TruncatedUpload(), nth: 3),
            Arguments = ["--target=Release", "--store=github", "--only=linux-x86_64", "--skip=Test"],
        });

        Assert.True(release.ExitCode == 0, release.Log);
        Assert.Null(release.DifferenceFrom("assets.txt"));
        Assert.True(release.Published!.IsLatest);

        var uploads = release.GitHub.Exchanges.Count(exchange => exchange.Origin == "uploads");
        Assert.Equal(0, await release.RunAgainAsync());
        Assert.Equal(uploads, release.GitHub.Exchanges.Count(exchange => exchange.Origin == "uploads"));
    }
}
