namespace Releasing.Services.GitHub.GitData;

/// <summary>What a file of a repository should hold.</summary>
/// <param name="Path">Its path, with <c>/</c>.</param>
/// <param name="Text">Its text, UTF-8.</param>
public sealed record FileChange(string Path, string Text)
{
    /// <summary>Whether the text there (null for none) is to be replaced; asked again whenever somebody else has pushed. Default: when it is another one.</summary>
    public Func<string?, bool> IsNeeded { get; init; } = there => there != Text;
}
