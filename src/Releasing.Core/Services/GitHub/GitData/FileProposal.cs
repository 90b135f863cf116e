namespace Releasing.Services.GitHub.GitData;

/// <summary>Changes as a pull request.</summary>
/// <param name="Branch">The branch that is made for it; the same one for the same change, so that it is found again.</param>
/// <param name="Title">Its title, on one line.</param>
/// <param name="Body">Its text, Markdown.</param>
public sealed record FileProposal(string Branch, string Title, string Body);
