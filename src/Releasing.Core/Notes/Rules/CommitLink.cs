namespace Releasing.Notes.Rules;

/// <summary>A link that a rule made of a message.</summary>
/// <param name="Text">Written by others.</param>
/// <param name="Address">An absolute address of the web.</param>
public sealed record CommitLink(string Text, string Address);
