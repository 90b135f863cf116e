namespace Releasing.Notes.Rendering;

/// <summary>The forms of release notes.</summary>
public enum NotesFormat
{
    /// <summary>The text of a release page, CommonMark with GitHub's tables.</summary>
    Markdown,

    /// <summary>For a terminal or a message.</summary>
    Text,

    /// <summary>For programs: the context that templates have too.</summary>
    Json,

    /// <summary>A piece of a page: elements without a style and without a script.</summary>
    Html,
}
