namespace Releasing.Tests.Notes.CornerCases;

/// <summary>A commit to make.</summary>
public sealed record FastCommit(string Message)
{
    /// <summary>The reference that is left on it.</summary>
    public string Branch { get; init; } = "refs/heads/main";

    /// <summary>Name and address.</summary>
    public string Author { get; init; } = FastImport.Ada;

    /// <summary>The author where it is no UTF-8.</summary>
    public byte[]? AuthorBytes { get; init; }

    /// <summary>Name and address.</summary>
    public string Committer { get; init; } = FastImport.Ada;

    /// <summary>Seconds since 1970.</summary>
    public long Date { get; init; }

    /// <summary>The encoding that the commit says it has.</summary>
    public string? Encoding { get; init; }

    /// <summary>The message where it is no UTF-8.</summary>
    public byte[]? MessageBytes { get; init; }

    /// <summary>Marks; none for a first commit.</summary>
    public IReadOnlyList<int> Parents { get; init; } = [];

    /// <summary>Files that it changes.</summary>
    public IReadOnlyList<(string Path, string Text)> Files { get; init; } = [];
}
