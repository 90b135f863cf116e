using System.Diagnostics;

namespace Releasing.Cake.Testing.Tests;

/// <summary>A repository's own release in a clone. Git stands for the build program: it tells what it finds there.</summary>
public sealed class RepositoryReleaseTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-repository-");

    public RepositoryReleaseTests()
    {
        Git("init", "--quiet", "--initial-branch=main");
        Write("committed.txt", "old");
        Write("removed.txt", "old");
        Write(".gitignore", "ignored.txt\n");
        Git("add", "--all");
        Git("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "--quiet", "--message", "feat: first");
    }

    public void Dispose()
    {
        foreach (var file in _folder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            file.Attributes = FileAttributes.Normal;
        }

        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_clone_has_the_files_as_they_are_and_the_tag()
    {
        Write("committed.txt", "new");
        Write("added.txt", "new");
        Write("ignored.txt", "new");
        File.Delete(Path.Combine(_folder.FullName, "removed.txt"));

        await using var release = await ReleaseAsync("ls-tree", "-r", "--name-only", "v1.2.3");

        release.ExitCode.ShouldBe(0, release.Log);
        release.Log.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ShouldBe([".gitignore", "added.txt", "committed.txt"]);
        (await File.ReadAllTextAsync(Path.Combine(release.Folder, "committed.txt"))).ShouldBe("new");
        release.Repository.Tags.ShouldHaveSingleItem().Name.ShouldBe("v1.2.3");
        (await release.RunAgainAsync(["status", "--porcelain"])).ShouldBe(0);
        release.Log.ShouldBeNullOrWhiteSpace();
        Git("status", "--porcelain");
    }

    [Fact]
    public async Task The_commit_has_the_tag_of_the_test_alone_also_while_another_one_is_released()
    {
        Git("tag", "v2.0.0");

        await using var release = await ReleaseAsync("tag", "--points-at", "HEAD");

        release.Log.Trim().ShouldBe("v1.2.3");
    }

    [Fact]
    public async Task The_program_knows_the_fake_and_no_CI()
    {
        await using var release = await ReleaseAsync("-c", "alias.variables=!env", "variables");

        var variables = release.Log.Split('\n', StringSplitOptions.TrimEntries);
        variables.ShouldContain($"GITHUB_API_URL={release.GitHub.Api.AbsoluteUri.TrimEnd('/')}");
        variables.ShouldContain($"GITHUB_TOKEN={release.GitHub.Token}");
        variables.ShouldContain("COLOUR=blue");
        variables.ShouldContain("RELEASING_REPOSITORY_RELEASE=1");
        variables.ShouldNotContain(line => line.StartsWith("CI=", StringComparison.Ordinal) || line.StartsWith("GITHUB_ACTIONS=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_are_compared_with_a_file()
    {
        await using var release = await ReleaseAsync("--version");
        var published = release.Repository.AddRelease("v1.2.3");
        published.AddAsset("b.zip", "b"u8);
        published.AddAsset("a.zip", "a"u8);
        Write("assets.txt", "a.zip\nc.zip\n");

        release.AssetNames.ShouldBe(["a.zip", "b.zip"]);
        release.DifferenceFrom("assets.txt", Path.Combine(_folder.FullName, "Test.cs")).ShouldBe("- c.zip\n+ b.zip");
        Write("assets.txt", "a.zip\nb.zip\n");
        release.DifferenceFrom("assets.txt", Path.Combine(_folder.FullName, "Test.cs")).ShouldBeNull();
    }

    [Fact]
    public async Task A_program_that_does_not_end_is_ended()
    {
        var options = new RepositoryReleaseOptions { Folder = _folder.FullName, Command = ["git"], Arguments = ["-c", "alias.wait=!sleep 30", "wait"], Patience = TimeSpan.FromSeconds(1) };

        await Should.ThrowAsync<TimeoutException>(() => RepositoryRelease.MakeAsync(options));
    }

    private Task<RepositoryRelease> ReleaseAsync(params string[] arguments) => RepositoryRelease.MakeAsync(new RepositoryReleaseOptions
    {
        Folder = _folder.FullName,
        Tag = "v1.2.3",
        Command = ["git"],
        Arguments = arguments,
        Environment = new Dictionary<string, string?> { ["COLOUR"] = "blue" },
    });

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    private void Git(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = _folder.FullName })!;
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
    }
}
