namespace Releasing.Notes.Changelogs;

/// <summary>What becomes of the section Unreleased when a release is written.</summary>
public enum UnreleasedSection
{
    /// <summary>It stays as it is; the release is written from the commits.</summary>
    Keep,

    /// <summary>What stands in it becomes the text of the release; the commits serve where nothing does.</summary>
    Move,
}
