using Releasing.Failures;
using Releasing.Git;
using Releasing.Notes.History;

namespace Releasing.Notes.Cliff;

/// <summary>The pages of a repository that has a <c>cliff.toml</c>: its rules, its tags, its templates.</summary>
public sealed class CliffNotes
{
    private readonly GitRepository _repository;
    private readonly CliffConfiguration _configuration;
    private readonly CliffPage _page;

    private CliffNotes(GitRepository repository, CliffConfiguration configuration, CliffPage page)
    {
        _repository = repository;
        _configuration = configuration;
        _page = page;
    }

    /// <summary>What the file asks for and is not done, each with the reason: for one warning each.</summary>
    public IReadOnlyList<string> NotSupported => _configuration.NotSupported;

    /// <summary>What the file says.</summary>
    public CliffConfiguration Configuration => _configuration;

    /// <summary>Reads the file of a repository.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="file">The file, relative to the repository's root; null looks for <c>cliff.toml</c>, <c>.cliff.toml</c> and <c>.config/cliff.toml</c>, empty takes none.</param>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="ReleaseException">The file or a template in it cannot be read; a file that was named is not there.</exception>
    public static CliffNotes? Open(GitRepository repository, string? file = null)
    {
        ArgumentNullException.ThrowIfNull(repository);
        if (file is "")
        {
            return null;
        }

        var path = file is null ? CliffFile.Find(repository.Root) : Path.Combine(repository.Root, file);
        if (path is null)
        {
            return null;
        }

        if (!File.Exists(path))
        {
            throw new InvalidInputException("Notes", $"the file '{file}' is not there", "Name one that is, relative to the repository's root");
        }

        var configuration = CliffFile.Read(path);
        return new CliffNotes(repository, configuration, new CliffPage(configuration, repository.Remote(), Path.GetFileName(path)));
    }

    /// <summary>The section of one release, without header and footer.</summary>
    /// <param name="range">The release, as for <see cref="ReleaseHistory.Latest"/>; which tags are releases says the file.</param>
    /// <param name="tag">The tag it will get, where it has none yet; null leaves it unreleased.</param>
    /// <exception cref="ReleaseException">The history cannot be read, the rules refuse commits, or a template fails.</exception>
    public string Release(HistoryRange range, string? tag = null) => _page.Release(ReleaseHistory.Latest(_repository, Of(range)), tag);

    /// <summary>The page of all releases, with header and footer.</summary>
    /// <param name="range">What of the history; which tags are releases says the file.</param>
    /// <param name="tag">The tag that the commits after the last release will get; null leaves them unreleased.</param>
    /// <exception cref="ReleaseException">As for <see cref="Release"/>.</exception>
    public string Changelog(HistoryRange range, string? tag = null) => _page.Changelog(ReleaseHistory.All(_repository, Of(range)), tag);

    private HistoryRange Of(HistoryRange range)
    {
        ArgumentNullException.ThrowIfNull(range);
        return range with { IsRelease = _configuration.IsRelease ?? range.IsRelease, IncludedPaths = _configuration.IncludedPaths, ExcludedPaths = _configuration.ExcludedPaths };
    }
}
