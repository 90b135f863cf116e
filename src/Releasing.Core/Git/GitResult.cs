namespace Releasing.Git;

/// <summary>How a run of git ended.</summary>
/// <param name="ExitCode">0 is success.</param>
/// <param name="Output">Standard output, read as UTF-8.</param>
/// <param name="Error">Standard error.</param>
public sealed record GitResult(int ExitCode, string Output, string Error);
