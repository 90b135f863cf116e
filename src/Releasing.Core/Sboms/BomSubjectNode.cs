namespace Releasing.Sboms;

/// <summary>A subject in a document.</summary>
/// <param name="Reference">What identifies it there.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Direct">The references of the components that it needs directly, sorted; every other one is reached through them.</param>
/// <param name="Parts">The references of its parts.</param>
/// <param name="IsComplete">Everything in it is known, and who needs what.</param>
internal sealed record BomSubjectNode(string Reference, BomSubject Subject, IReadOnlyList<string> Direct, IReadOnlyList<string> Parts, bool IsComplete);
