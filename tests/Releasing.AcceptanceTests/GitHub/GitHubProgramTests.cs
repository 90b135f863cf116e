using Releasing.Cake.Testing;

namespace Releasing.AcceptanceTests.GitHub;

/// <summary>The real <c>gh</c> takes the fake for GitHub.</summary>
public sealed class GitHubProgramTests
{
    [SkippableFact]
    public async Task Gh_creates_lists_views_edits_and_downloads_a_release()
    {
        var options = new FakeGitHubOptions();
        using var gh = new GitHubProgram(options.Token);
        await using var github = await FakeGitHub.StartAsync(options with { Socket = gh.Socket });
        var repository = github.AddRepository("ada", "engine");
        repository.AddTag("v1.0.0", repository.AddFile("main", "README.md", "engine\n"));
        var folder = Directory.CreateTempSubdirectory("releasing-gh-files-");
        try
        {
            var bytes = new byte[1_000_000];
            new Random(1).NextBytes(bytes);
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "engine-1.0.0.zip"), bytes);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "engine~1.0.0.txt"), "text\n");

            await gh.AcceptAsync("release", "create", "v1.0.0", "--draft", "--title", "Engine 1.0.0", "--notes", "First.", Path.Combine(folder.FullName, "engine-1.0.0.zip"), Path.Combine(folder.FullName, "engine~1.0.0.txt"));
            (await gh.AcceptAsync("release", "view", "v1.0.0")).ShouldContain("draft:\ttrue");
            await gh.AcceptAsync("release", "edit", "v1.0.0", "--draft=false");
            (await gh.AcceptAsync("release", "list")).ShouldStartWith("Engine 1.0.0\tLatest\tv1.0.0\t");
            await gh.AcceptAsync("release", "download", "v1.0.0", "--dir", Path.Combine(folder.FullName, "down"));

            (await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "down", "engine-1.0.0.zip"))).ShouldBe(bytes);
            (await File.ReadAllTextAsync(Path.Combine(folder.FullName, "down", "engine.1.0.0.txt"))).ShouldBe("text\n");
            github.Exchanges.Where(exchange => exchange.Origin == "downloads").ShouldAllBe(exchange => !exchange.HasToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
