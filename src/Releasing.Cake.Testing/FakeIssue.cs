namespace Releasing.Cake.Testing;

/// <summary>An issue of a <see cref="FakeRepository"/>.</summary>
public sealed class FakeIssue
{
    private readonly List<string> _comments = [];

    internal FakeIssue(long id, int number, string title, DateTimeOffset created)
    {
        Id = id;
        Number = number;
        Title = title;
        CreatedAt = created;
        UpdatedAt = created;
    }

    /// <summary>GitHub's number for it.</summary>
    public long Id { get; }

    /// <summary>Its number in the repository, which pull requests share.</summary>
    public int Number { get; }

    /// <summary>Its title.</summary>
    public string Title { get; internal set; }

    /// <summary>What it says; null for nothing.</summary>
    public string? Body { get; internal set; }

    /// <summary>It is not closed.</summary>
    public bool IsOpen { get; internal set; } = true;

    /// <summary>The names of its labels.</summary>
    public IReadOnlyList<string> Labels { get; internal set; } = [];

    /// <summary>What was said below it.</summary>
    public IReadOnlyList<string> Comments => [.. _comments];

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; internal set; }

    internal void Say(string comment) => _comments.Add(comment);
}
