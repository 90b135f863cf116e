using Releasing.Cake.Testing.Clones;

namespace Releasing.Cake.Testing;

/// <summary>
/// A release of a repository by its own build program, on a <see cref="FakeGitHub"/>, without network: the files as they are now, committed and tagged in a temporary clone. For the repository's own tests:
/// <code>
/// await using var release = await RepositoryRelease.MakeAsync();
/// Assert.True(release.ExitCode == 0, release.Log);
/// Assert.Null(release.DifferenceFrom("assets.txt"));
/// </code>
/// </summary>
public sealed class RepositoryRelease : IAsyncDisposable
{
    private readonly RepositoryReleaseOptions _options;
    private readonly TemporaryClone _clone;

    private RepositoryRelease(RepositoryReleaseOptions options, TemporaryClone clone, FakeGitHub github, FakeRepository repository)
    {
        _options = options;
        _clone = clone;
        GitHub = github;
        Repository = repository;
    }

    /// <summary>The exit code of the last run.</summary>
    public int ExitCode { get; private set; }

    /// <summary>What the last run wrote, standard error included.</summary>
    public string Log { get; private set; } = "";

    /// <summary>The clone's folder.</summary>
    public string Folder => _clone.Folder;

    /// <summary>The fake that it was released to.</summary>
    public FakeGitHub GitHub { get; }

    /// <summary>The repository on the fake.</summary>
    public FakeRepository Repository { get; }

    /// <summary>The release that is public now; null when none is.</summary>
    public FakeRelease? Published => Repository.Releases.FirstOrDefault(release => release.Tag == _options.Tag && !release.IsDraft);

    /// <summary>The names of the public release's assets, in ordinal order; empty when none is public.</summary>
    public IReadOnlyList<string> AssetNames => [.. (Published?.Assets ?? []).Select(asset => asset.Name).Order(StringComparer.Ordinal)];

    /// <summary>Clones the repository, tags it, starts a fake and releases.</summary>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What came of it, whatever the exit code is.</returns>
    /// <exception cref="InvalidOperationException">There is no repository, git refused, or the test that asks was itself started by such a release.</exception>
    /// <exception cref="TimeoutException">It took longer than <see cref="RepositoryReleaseOptions.Patience"/>.</exception>
    public static async Task<RepositoryRelease> MakeAsync(RepositoryReleaseOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new RepositoryReleaseOptions();
        if (Environment.GetEnvironmentVariable(ReleaseEnvironment.Mark) is not null)
        {
            throw new InvalidOperationException("The release runs the test that makes it. Give it the argument --skip=Test.");
        }

        var clone = await TemporaryClone.MakeAsync(options.Folder ?? AppContext.BaseDirectory, options.Tag, options.Repository, cancellationToken);
        FakeGitHub? github = null;
        try
        {
            github = await FakeGitHub.StartAsync(options.GitHub, cancellationToken);
            var parts = options.Repository.Split('/', 2);
            var repository = github.AddRepository(parts[0], parts[^1]);
            repository.AddTag(options.Tag, clone.Commit);
            options.Prepare?.Invoke(github, repository);
            var release = new RepositoryRelease(options, clone, github, repository);
            await release.RunAgainAsync(cancellationToken: cancellationToken);
            return release;
        }
        catch
        {
            clone.Dispose();
            await (github?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw;
        }
    }

    /// <summary>Runs the build program again, in the same clone and on the same fake: after a success there is nothing to do, after a failure it goes on.</summary>
    /// <param name="arguments">Other arguments; null for those of the options.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="TimeoutException">It took longer than <see cref="RepositoryReleaseOptions.Patience"/>.</exception>
    public async Task<int> RunAgainAsync(IReadOnlyList<string>? arguments = null, CancellationToken cancellationToken = default)
    {
        (ExitCode, Log) = await ChildProcess.RunAsync(
            [.. _options.Command, .. arguments ?? _options.Arguments],
            Folder,
            ReleaseEnvironment.Of(GitHub, _options, _clone.Private),
            _options.Patience,
            cancellationToken);
        return ExitCode;
    }

    /// <summary>
    /// Compares the names of the assets with a file, a name a line. Where the environment variable <c>RELEASING_UPDATE_SNAPSHOTS</c> is 1 the file is written instead.
    /// </summary>
    /// <param name="snapshot">The file, relative to the folder of the test's source (<paramref name="source"/>).</param>
    /// <param name="source">The source file of the test; the compiler puts it in.</param>
    /// <returns>Null when they are the same; otherwise a line for every name that is missing (<c>- name</c>) or new (<c>+ name</c>).</returns>
    public string? DifferenceFrom(string snapshot, [System.Runtime.CompilerServices.CallerFilePath] string source = "")
    {
        ArgumentException.ThrowIfNullOrEmpty(snapshot);
        var path = Path.Combine(Path.GetDirectoryName(source) ?? "", snapshot);
        var names = AssetNames;
        if (Environment.GetEnvironmentVariable("RELEASING_UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, string.Concat(names.Select(name => name + "\n")));
            return null;
        }

        var expected = File.Exists(path) ? File.ReadAllLines(path).Where(line => line.Length > 0).ToList() : [];
        var difference = expected.Except(names, StringComparer.Ordinal).Select(name => "- " + name).Concat(names.Except(expected, StringComparer.Ordinal).Select(name => "+ " + name)).ToList();
        return difference.Count == 0 ? null : string.Join('\n', difference);
    }

    /// <summary>Ends the fake and removes the clone.</summary>
    public async ValueTask DisposeAsync()
    {
        await GitHub.DisposeAsync();
        _clone.Dispose();
    }
}
