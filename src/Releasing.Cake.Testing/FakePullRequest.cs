namespace Releasing.Cake.Testing;

/// <summary>A pull request of a <see cref="FakeRepository"/>, from one of its own branches.</summary>
public sealed class FakePullRequest
{
    internal FakePullRequest(long id, int number, string head, string @base, DateTimeOffset created)
    {
        Id = id;
        Number = number;
        Head = head;
        Base = @base;
        CreatedAt = created;
    }

    /// <summary>GitHub's number for it.</summary>
    public long Id { get; }

    /// <summary>Its number in the repository, which issues share.</summary>
    public int Number { get; }

    /// <summary>The branch whose commits it offers.</summary>
    public string Head { get; }

    /// <summary>The branch it offers them to.</summary>
    public string Base { get; internal set; }

    /// <summary>Its title.</summary>
    public string Title { get; internal set; } = "";

    /// <summary>What it says; null for nothing.</summary>
    public string? Body { get; internal set; }

    /// <summary>Neither merged nor closed.</summary>
    public bool IsOpen { get; internal set; } = true;

    /// <summary>It is marked as not ready.</summary>
    public bool IsDraft { get; internal set; }

    /// <summary>Who made it; null for an account that is gone.</summary>
    public string? Author { get; internal init; }

    /// <summary>Its labels.</summary>
    public IReadOnlyList<string> Labels { get; internal init; } = [];

    /// <summary>The commit that it became on its base; null unless it is merged.</summary>
    public string? MergeCommit { get; internal init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; }
}
