namespace Releasing.Services.Homebrew;

/// <summary>A formula that cannot be installed beside this one.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Because">Why, as half a sentence: <c>both install a tool binary</c>.</param>
public sealed record FormulaConflict(string Name, string Because);
