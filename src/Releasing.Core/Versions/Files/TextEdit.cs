namespace Releasing.Versions.Files;

/// <summary>Characters of a file that become others.</summary>
/// <param name="Start">The first of them.</param>
/// <param name="Length">How many.</param>
/// <param name="Replacement">What stands there afterwards.</param>
internal sealed record TextEdit(int Start, int Length, string Replacement);
