namespace Releasing.Notes.Commits;

/// <summary>A footer of a message (Conventional Commits 1.0.0, rules 8 to 10). Written by others.</summary>
/// <param name="Token">Before the separator, as written, such as <c>Reviewed-by</c> or <c>BREAKING CHANGE</c>.</param>
/// <param name="Separator"><c>: </c> or <c> #</c>.</param>
/// <param name="Value">After it, with its continuation lines, LF line ends.</param>
public sealed record CommitFooter(string Token, string Separator, string Value);
