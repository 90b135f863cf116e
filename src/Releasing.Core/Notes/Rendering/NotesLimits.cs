namespace Releasing.Notes.Rendering;

/// <summary>How much of what others wrote a page holds.</summary>
internal static class NotesLimits
{
    /// <summary>Characters of a scope or a name.</summary>
    public const int Word = 100;

    /// <summary>Characters of a subject.</summary>
    public const int Description = 500;

    /// <summary>Characters of the text of one breaking change.</summary>
    public const int Note = 4_000;

    /// <summary>Issues that one commit closes.</summary>
    public const int Issues = 10;

    /// <summary>People named by name.</summary>
    public const int People = 200;

    /// <summary>
    /// Characters of the changes on a page: GitHub refuses a release whose text is longer than 125,000 (answer 422, "body is too long"), and headline, installation and the
    /// rest need their room too.
    /// </summary>
    public const int Changes = 100_000;
}
