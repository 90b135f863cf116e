namespace Releasing.Services.GitHub.GitData.Json;

/// <summary>A pull request to be opened.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Head">The branch with the change.</param>
/// <param name="Base">The branch it is for.</param>
/// <param name="Body">Its text, Markdown.</param>
internal sealed record NewPullRequest(string Title, string Head, string Base, string Body);
