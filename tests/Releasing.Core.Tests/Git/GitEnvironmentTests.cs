namespace Releasing.Tests.Git;

/// <summary>Alone, because the environment belongs to the whole process.</summary>
[CollectionDefinition(nameof(GitEnvironmentTests), DisableParallelization = true)]
[Collection(nameof(GitEnvironmentTests))]
public sealed class GitEnvironmentTests
{
    [Fact]
    public void A_surrounding_git_hook_does_not_lead_to_another_repository()
    {
        using var repository = new TestRepository();
        using var other = new TestRepository();
        repository.Write("a.txt", "a");
        var head = repository.Commit("feat: first");
        other.Commit("feat: other");

        // As git sets them for its hooks.
        var variables = new Dictionary<string, string>
        {
            ["GIT_DIR"] = Path.Combine(other.Root, ".git"),
            ["GIT_WORK_TREE"] = other.Root,
            ["GIT_INDEX_FILE"] = Path.Combine(other.Root, ".git", "index"),
        };
        try
        {
            foreach (var (name, value) in variables)
            {
                Environment.SetEnvironmentVariable(name, value);
            }

            repository.Open().Head.ShouldBe(head);
            repository.Open().Status().IsDirty.ShouldBeFalse();
        }
        finally
        {
            foreach (var name in variables.Keys)
            {
                Environment.SetEnvironmentVariable(name, null);
            }
        }
    }
}
