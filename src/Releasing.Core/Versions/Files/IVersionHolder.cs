namespace Releasing.Versions.Files;

/// <summary>What holds the version of one product in one language: a manifest, with its lock file and the members of its workspace.</summary>
internal interface IVersionHolder
{
    /// <summary>The manifest, relative to the repository's root with <c>/</c>.</summary>
    string Path { get; }

    /// <summary>The versions of the product; none when the manifest takes its version from elsewhere.</summary>
    IReadOnlyList<HeldVersion> Held { get; }

    /// <summary>What was left alone and why, a sentence each.</summary>
    IReadOnlyList<string> Remarks { get; }

    /// <summary>Adds the edits that make the next version of it, lock file and members included.</summary>
    void Edit(SemanticVersion next, EditList edits);
}
