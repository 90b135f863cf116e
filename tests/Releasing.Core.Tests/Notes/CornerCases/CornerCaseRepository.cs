using Releasing.Git;
using Releasing.Tests.Git;

namespace Releasing.Tests.Notes.CornerCases;

/// <summary>All corner cases on one main line, each ended by a release of its own, <c>v1.1.0</c>, <c>v1.2.0</c> …; behind them a pre-release and a commit that is not released.</summary>
public sealed class CornerCaseRepository : IDisposable
{
    private readonly TestRepository _repository = new();
    private readonly Dictionary<string, IReadOnlyList<string>> _tags = new(StringComparer.Ordinal);

    public CornerCaseRepository()
    {
        using (var import = new FastImport(_repository.Root, _repository.Environment))
        {
            var history = new CaseHistory(import);
            foreach (var corner in Cases)
            {
                _tags.Add(corner.Name, history.Add(corner));
            }

            // What no commit's tag can be.
            history.Commit(new FastCommit("chore: a file") { Files = [("file.txt", "text\n")] });
        }

        _repository.Git("reset", "-q", "--hard");
        _repository.Git("tag", "v98.0.0", "HEAD^{tree}");
        _repository.Git("tag", "-a", "-m", "a file", "v97.0.0", "HEAD:file.txt");
    }

    /// <summary>The cases in the order of their releases.</summary>
    public static IReadOnlyList<CornerCase> Cases { get; } = [.. MessageCases.All, .. PeopleCases.All, .. ShapeCases.All];

    /// <summary>Their names, for theories.</summary>
    public static TheoryData<string> Names => [.. Cases.Select(corner => corner.Name)];

    /// <summary>The names of those about tags and lines that join.</summary>
    public static TheoryData<string> ShapeNames => [.. ShapeCases.All.Select(corner => corner.Name)];

    /// <summary>The top folder.</summary>
    public string Root => _repository.Root;

    /// <summary>Variables for git.</summary>
    public IReadOnlyDictionary<string, string?> Environment => _repository.Environment;

    /// <summary>The tags that a case made.</summary>
    public IReadOnlyList<string> TagsOf(string name) => _tags[name];

    public GitRepository Open() => _repository.Open();

    public string Git(params string[] arguments) => _repository.Git(arguments);

    public void Dispose() => _repository.Dispose();
}
