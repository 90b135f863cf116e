namespace Releasing.Services.Homebrew;

/// <summary>A file of the archive that is installed.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">Where it lies once Homebrew has unpacked the archive, with <c>/</c>.</param>
/// <param name="Name">What it is called when it is installed; of a manual page with its folder: <c>man1/tool.1</c>, <c>de/man1/tool.1</c>.</param>
/// <param name="IsEverywhere">Every archive has it; one that not all have is installed where it is.</param>
public sealed record FormulaFile(FormulaFileKind Kind, string Path, string Name, bool IsEverywhere = true);
