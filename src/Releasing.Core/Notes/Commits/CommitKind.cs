namespace Releasing.Notes.Commits;

/// <summary>What sort of message a commit has.</summary>
public enum CommitKind
{
    /// <summary>None of the others.</summary>
    Plain,

    /// <summary>It follows Conventional Commits.</summary>
    Conventional,

    /// <summary>It takes another commit back, in the words of <c>git revert</c> or with the type <c>revert</c>.</summary>
    Revert,

    /// <summary>It joins histories and says nothing of its own.</summary>
    Merge,

    /// <summary>It is meant to disappear into another commit: <c>fixup!</c>, <c>squash!</c>, <c>amend!</c>.</summary>
    Fixup,

    /// <summary>It only makes a release: a version number and nothing else.</summary>
    Release,
}
