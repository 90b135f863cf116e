namespace Releasing.Notes.Rules;

/// <summary>Makes links of what a message names, such as the number of a ticket.</summary>
/// <param name="pattern">What is named.</param>
/// <param name="text">The text of the link, with groups of the pattern; null for the match itself.</param>
/// <param name="address">Its address, with groups of the pattern.</param>
public sealed class LinkRule(RulePattern pattern, string? text, string address)
{
    /// <summary>The links of a message, in the order of appearance; those whose address is not of the web are left out.</summary>
    /// <param name="message">The message.</param>
    public IEnumerable<CommitLink> Find(string message)
    {
        foreach (var (whole, expand) in pattern.Matches(message))
        {
            if (Uri.TryCreate(expand(address), UriKind.Absolute, out var page) && page.Scheme is "https" or "http")
            {
                yield return new CommitLink(text is null ? whole : expand(text), page.AbsoluteUri);
            }
        }
    }
}
