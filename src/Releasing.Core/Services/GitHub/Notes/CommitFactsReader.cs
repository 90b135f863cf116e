using Releasing.Text;

namespace Releasing.Services.GitHub.Notes;

/// <summary>Takes what the notes need out of an answer: cleaned, bounded, in an order of its own.</summary>
internal static class CommitFactsReader
{
    private const int LongestTitle = 256;
    private const int LongestLabel = 100;
    private const int MostLabels = 20;
    private const int MostAuthors = 10;
    private const int LongestLogin = 100;
    private const int LongestAddress = 254;

    public static CommitFacts Read(CommitNode node) => new()
    {
        Authors =
        [
            .. (node.Authors?.Nodes ?? []).Take(MostAuthors)
                .Select(author => author is { Email.Length: > 0 and <= LongestAddress } && Login(author.User) is { } login ? new KnownAuthor(author.Email.Trim().ToLowerInvariant(), login) : null)
                .OfType<KnownAuthor>().Distinct(),
        ],
        PullRequest = (node.AssociatedPullRequests?.Nodes ?? []).FirstOrDefault(request => request is { State: "MERGED", Number: > 0 }) is { } merged
            ? new KnownPullRequest(merged.Number, Line(merged.Title, LongestTitle), Login(merged.Author), Labels(merged))
            : null,
    };

    /// <summary>A login as the notes may hold it: letters, digits and <c>- _ .</c> alone; null for anything else.</summary>
    private static string? Login(AccountNode? account) =>
        account?.Login is { Length: > 0 and <= LongestLogin } login && login.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.') ? login : null;

    private static List<string> Labels(PullRequestNode request) =>
    [
        .. (request.Labels?.Nodes ?? []).Take(MostLabels).Select(label => Line(label?.Name, LongestLabel)).Where(label => label.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    private static string Line(string? text, int longest) => PlainText.Line(text?.Length > longest ? text[..longest] : text).Trim();
}
