namespace Releasing.Services.Homebrew;

/// <summary>A file in a published archive.</summary>
/// <param name="Path">Its path with <c>/</c>, as it stands in the archive.</param>
/// <param name="IsExecutable">Its owner may execute it.</param>
public sealed record ArchivedFile(string Path, bool IsExecutable);
