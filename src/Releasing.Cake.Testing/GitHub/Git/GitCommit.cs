namespace Releasing.Cake.Testing.GitHub.Git;

/// <summary>A commit.</summary>
internal sealed record GitCommit(string Tree, IReadOnlyList<string> Parents, GitPerson Author, GitPerson Committer, string Message);
