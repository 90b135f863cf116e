namespace Releasing.Cake.Testing;

/// <summary>How <see cref="RepositoryRelease"/> releases a repository.</summary>
public sealed record RepositoryReleaseOptions
{
    /// <summary>A folder of the repository; null, the default, for the one that the tests were built in.</summary>
    public string? Folder { get; init; }

    /// <summary>The tag that the release is of. Default <c>v99.0.0</c>: above every version that the repository has.</summary>
    public string Tag { get; init; } = "v99.0.0";

    /// <summary>The repository on the fake, as <c>owner/name</c>. Default <c>example/repository</c>.</summary>
    public string Repository { get; init; } = "example/repository";

    /// <summary>The program that is started in the clone, and its first arguments. Default: <c>dotnet run --project build --</c>.</summary>
    public IReadOnlyList<string> Command { get; init; } = ["dotnet", "run", "--project", "build", "--"];

    /// <summary>The arguments behind it. Default: <c>--target=Release --store=github --skip=Test</c>; without the last one the release would run the very test that makes it.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = ["--target=Release", "--store=github", "--skip=Test"];

    /// <summary>Variables of the environment; one that is null is taken away. Those of a CI job, of GitHub and of the test host are taken away in any case.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>It is ended after this time. Default 20 minutes.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>How the fake behaves.</summary>
    public FakeGitHubOptions GitHub { get; init; } = new();

    /// <summary>Prepares the fake before the release: earlier releases, faults. Null, the default, for nothing.</summary>
    public Action<FakeGitHub, FakeRepository>? Prepare { get; init; }
}
