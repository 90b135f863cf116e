namespace Releasing.Notes.Cliff.Templates;

/// <summary>How a template goes on behind a part of it.</summary>
internal enum TemplateFlow
{
    /// <summary>With what stands behind it.</summary>
    Next,

    /// <summary>Behind the loop.</summary>
    Break,

    /// <summary>With the next round of the loop.</summary>
    Continue,
}
