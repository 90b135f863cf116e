using Releasing.Versions;

namespace Releasing.Services.Homebrew;

/// <summary>A file of a tap: a formula or a cask.</summary>
/// <param name="Path">Its path in the tap, with <c>/</c>.</param>
/// <param name="Text">Its text, LF.</param>
/// <param name="Version">The version it is of.</param>
public sealed record TapFile(string Path, string Text, SemanticVersion Version)
{
    /// <summary>What another text under this path means for this file.</summary>
    /// <param name="there">The text; null when there is none.</param>
    public TapFileState Against(string? there)
    {
        if (there is null)
        {
            return TapFileState.Missing;
        }

        if (there == Text)
        {
            return TapFileState.Same;
        }

        var order = FormulaVersion.In(there) is { } version ? SemanticVersion.ComparePrecedence(version, Version) : -1;
        return order > 0 ? TapFileState.Newer
            : order < 0 ? TapFileState.Older
            : FormulaVersion.DigestsIn(there).SequenceEqual(FormulaVersion.DigestsIn(Text)) ? TapFileState.Edited
            : TapFileState.OtherBytes;
    }
}
