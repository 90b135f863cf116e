namespace Releasing.Verification.Folders;

/// <summary>What a desktop installer tells of itself.</summary>
/// <param name="Version">The version; null where it tells none.</param>
/// <param name="Machine">What it runs on, as it says it itself; null where it tells nothing.</param>
/// <param name="Misfit">What is wrong with it for the target of the catalogue, as a clause; null when nothing is, or there is none.</param>
internal sealed record InstallerFacts(string? Version, string? Machine, string? Misfit);
