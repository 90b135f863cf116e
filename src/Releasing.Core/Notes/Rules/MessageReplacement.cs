namespace Releasing.Notes.Rules;

/// <summary>Changes a commit message before anything else reads it.</summary>
/// <param name="pattern">What is replaced, wherever it stands.</param>
/// <param name="replacement">What stands there instead; groups of the pattern as <c>$1</c>, <c>${1}</c> or <c>$name</c>.</param>
public sealed class MessageReplacement(RulePattern pattern, string replacement)
{
    /// <summary>What stands instead of a match, as it was written.</summary>
    public string Template => replacement;

    /// <summary>The message with every match replaced.</summary>
    /// <param name="message">The message.</param>
    public string Apply(string message) => pattern.Replace(message, replacement);
}
