namespace Releasing.AcceptanceTests;

/// <summary>What a validator said.</summary>
public sealed record Verdict(int ExitCode, string Output, string Error);
