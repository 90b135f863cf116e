namespace Releasing.Cake.Planning;

/// <summary>A requirement held against this machine.</summary>
/// <param name="Requirement">What is needed.</param>
/// <param name="Tasks">The tasks that need it, in pipeline order.</param>
/// <param name="Problem">What is wrong, as a sentence without full stop; null when it is there.</param>
/// <param name="Version">The version found, for a program that tells one.</param>
/// <param name="Location">Where the program lies.</param>
public sealed record RequirementStatus(
    Requirement Requirement, IReadOnlyList<string> Tasks, string? Problem, string? Version, string? Location)
{
    /// <summary>It is there and good enough.</summary>
    public bool IsMet => Problem is null;
}
