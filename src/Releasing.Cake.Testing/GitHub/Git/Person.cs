using System.Globalization;
using System.Text.Json.Nodes;
using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Git;

/// <summary>Reads who wrote a commit.</summary>
internal static class Person
{
    public static GitPerson Of(JsonObject? sent, GitPerson otherwise) => sent is null
        ? otherwise
        : new GitPerson(
            sent.Required("Commit", "name"),
            sent.Required("Commit", "email"),
            sent.Text("date") is not { } date ? otherwise.Date
            : DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment
            : throw Refusal.Invalid("Commit", "date", "invalid"));
}
