namespace Releasing.Notes.Changelogs;

/// <summary>What became of a changelog.</summary>
public enum ChangelogChange
{
    /// <summary>It says so already.</summary>
    None,

    /// <summary>There was none, and now there is one.</summary>
    Created,

    /// <summary>A section was added.</summary>
    Added,

    /// <summary>A section that said something else was written anew.</summary>
    Replaced,
}
