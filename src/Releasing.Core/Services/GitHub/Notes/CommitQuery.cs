using System.Globalization;
using System.Text;

namespace Releasing.Services.GitHub.Notes;

/// <summary>Asks for authors and pull requests of commits, many in one request.</summary>
internal sealed class CommitQuery(GitHubClient client, string owner, string name)
{
    /// <summary>So many that GitHub answers well within its ten seconds.</summary>
    public const int BatchSize = 50;

    // Pull requests that are not merged may come from anybody, so a few are asked for and the merged one is taken.
    private const string Fields =
        "fragment facts on Commit{oid authors(first:10){nodes{email user{login}}}associatedPullRequests(first:5){nodes{number title state author{login}labels(first:20){nodes{name}}}}}";

    /// <summary>What is known of some commits, at most <see cref="BatchSize"/>; those that GitHub does not know are left out.</summary>
    /// <exception cref="GitHubException">GitHub refused, or did not answer within the limits.</exception>
    public async Task<IReadOnlyDictionary<string, CommitFacts>> AskAsync(IReadOnlyList<string> hashes, CancellationToken cancellationToken)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["owner"] = owner, ["name"] = name };
        for (var index = 0; index < hashes.Count; index++)
        {
            variables[Alias(index)] = hashes[index];
        }

        var answer = await client.QueryAsync(Text(hashes.Count), variables, CommitJson.Default.GraphQlAnswerCommitAnswer, cancellationToken);
        var nodes = answer.Repository
            ?? throw new GitHubException($"GitHub: there is no repository {owner}/{name}, or the token may not see it. Give the token the permission to read it; in a workflow, give the job 'permissions: contents: read, pull-requests: read'.");
        var found = new Dictionary<string, CommitFacts>(StringComparer.Ordinal);
        for (var index = 0; index < hashes.Count; index++)
        {
            if (nodes.GetValueOrDefault(Alias(index)) is { Oid: { } oid } node && oid == hashes[index])
            {
                found[oid] = CommitFactsReader.Read(node);
            }
        }

        return found;
    }

    private static string Alias(int index) => string.Create(CultureInfo.InvariantCulture, $"c{index}");

    // Only numbers change in the text: the hashes are variables.
    private static string Text(int count)
    {
        var text = new StringBuilder("query($owner:String!,$name:String!");
        for (var index = 0; index < count; index++)
        {
            text.Append(CultureInfo.InvariantCulture, $",${Alias(index)}:GitObjectID!");
        }

        text.Append("){repository(owner:$owner,name:$name){");
        for (var index = 0; index < count; index++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Alias(index)}:object(oid:${Alias(index)}){{...facts}}");
        }

        return text.Append("}}").Append(Fields).ToString();
    }
}
