using System.Text.Json.Nodes;
using Releasing.Cake.Testing.GitHub.Json;
using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.GraphQl;

/// <summary>The part of the schema that the client of this project and <c>gh</c> ask for.</summary>
internal static class GraphSchema
{
    public static GraphNode Root(Call call) => new GraphNode("Query")
        .With("viewer", _ => Account(call.State.Options.Account))
        .With("repository", field => call.State.Find(field.Text("owner") ?? "", field.Text("name") ?? "") is { } found && (!found.IsPrivate || call.Token is not null) ? Repository(call, found) : null);

    private static GraphNode Repository(Call call, FakeRepository repository)
    {
        var seen = repository.Releases.Where(release => !release.IsDraft || call.MayWrite("contents")).ToList();
        var commits = repository.Branches.GetValueOrDefault(repository.DefaultBranch);
        return new GraphNode("Repository")
            .With("id", NodeId.Of("Repository", repository.Id))
            .With("name", (JsonNode?)repository.Name)
            .With("nameWithOwner", (JsonNode?)repository.FullName)
            .With("owner", _ => Account(repository.Owner))
            .With("isPrivate", repository.IsPrivate)
            .With("description", (JsonNode?)repository.Description)
            .With("hasIssuesEnabled", true)
            .With("viewerPermission", call.MayWrite("contents") ? "WRITE" : "READ")
            .With("defaultBranchRef", _ => commits is null ? null : new GraphNode("Ref").With("name", (JsonNode?)repository.DefaultBranch).With("target", _ => Commit(repository, commits)))
            .With("releases", field => GraphQl.Connection.Of("ReleaseConnection", field, seen, release => Release(call, repository, release)))
            .With("release", field => seen.Find(release => release.Tag == field.Text("tagName")) is { } release ? Release(call, repository, release) : null)
            .With("latestRelease", _ => repository.LatestRelease is { } latest ? Release(call, repository, latest) : null)
            .With("object", field => field.Text("oid") is { } hash ? Commit(repository, hash) : null);
    }

    private static GraphNode Release(Call call, FakeRepository repository, FakeRelease release) => new GraphNode("Release")
        .With("id", NodeId.Of("Release", release.Id))
        .With("databaseId", release.Id)
        .With("name", (JsonNode?)release.Title)
        .With("tagName", (JsonNode?)release.Tag)
        .With("description", (JsonNode?)release.Notes)
        .With("isDraft", release.IsDraft)
        .With("isLatest", release.IsLatest)
        .With("isPrerelease", release.IsPrerelease)
        .With("isImmutable", release.IsImmutable)
        .With("createdAt", Moment.Of(release.CreatedAt))
        .With("publishedAt", release.PublishedAt is { } published ? (JsonNode?)Moment.Of(published) : null)
        .With("url", $"{call.Addresses.Site}/{repository.FullName}/releases/tag/{Uri.EscapeDataString(release.AddressTag)}")
        .With("author", _ => Account(call.State.Options.Account));

    private static GraphNode? Commit(FakeRepository repository, string hash)
    {
        if (repository.FindAuthors(hash) is not { } authors)
        {
            return null;
        }

        var requests = repository.PullRequests.Where(one => one.MergeCommit == hash).ToList();
        return new GraphNode("Commit")
            .With("oid", (JsonNode?)hash)
            .With("authors", field => GraphQl.Connection.Of("GitActorConnection", field, authors, author => new GraphNode("GitActor")
                .With("name", (JsonNode?)(author.Login ?? author.Email))
                .With("email", (JsonNode?)author.Email)
                .With("user", _ => author.Login is null ? null : Account(author.Login))))
            .With("associatedPullRequests", field => GraphQl.Connection.Of("PullRequestConnection", field, requests, request => new GraphNode("PullRequest")
                .With("number", request.Number)
                .With("title", (JsonNode?)request.Title)
                .With("state", request.MergeCommit is not null ? "MERGED" : request.IsOpen ? "OPEN" : "CLOSED")
                .With("author", _ => request.Author is null ? null : Account(request.Author))
                .With("labels", labels => GraphQl.Connection.Of("LabelConnection", labels, request.Labels, label => new GraphNode("Label").With("name", (JsonNode?)label)))));
    }

    private static GraphNode Account(string login) => new GraphNode("User").With("login", (JsonNode?)login).With("id", NodeId.Of("User", login));
}
