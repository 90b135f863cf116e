using System.Text.Json;
using Releasing.Notes.History;
using Releasing.Tests.Notes.CornerCases;

namespace Releasing.AcceptanceTests.Notes;

/// <summary>git-cliff deals the commits of the corner cases out to the same releases, or there is a reason why ours is right.</summary>
public sealed class CliffSpansTests
{
    private const string Program = NodeScript.Libraries + "/git-cliff-linux-x64/bin/git-cliff";

    // Everything is kept, and nothing is read into the messages: only which commit is in which release counts here.
    private const string Configuration = """
        [changelog]
        body = ""
        [git]
        conventional_commits = false
        filter_unconventional = false
        commit_parsers = [{ message = ".*", group = "All" }]
        tag_pattern = "^v?[0-9]+\\.[0-9]+\\.[0-9]+([-+].*)?$"
        """;

    /// <summary>Where the two differ: the case, and why.</summary>
    private static readonly Dictionary<string, string> s_oursIsRight = new(StringComparer.Ordinal)
    {
        ["Two versions on one commit"] = "The highest version owns a commit. git-cliff keeps one tag for a commit, here the candidate, and forgets the release.",
        ["A candidate that became the release unchanged"] = "The same: the release has the commit, not the candidate that it was before.",
        ["A version with and without its v"] = "The release before it is v1.71.0, which git-cliff forgot above.",
        ["A pre-release on another line"] = "beta.1 is on another line and no ancestor of beta.2: both follow the last release, which git-cliff takes for the candidate on the same commit.",
        ["A maintenance release merged back"] = "A release holds what its tag reaches. git-cliff goes by time: the features for 1.80.0, made before the fix on the other line was tagged, are told as changes of 1.79.1, which does not have them.",
        ["A feature"] = "Nothing came before the first release. git-cliff sorts tags by date, so v1.87.1, whose clock stood at 1970, precedes it.",
    };

    [SkippableFact]
    public void Commits_are_in_the_same_releases()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "the program is for Linux");
        Validator.RequireFolder(Path.GetDirectoryName(Program)!);
        using var repository = new CornerCaseRepository();
        var theirs = Theirs(repository);
        var ours = ReleaseHistory.All(repository.Open(), new HistoryRange { FoldPrereleases = false }).ToDictionary(span => span.Tag?.Name ?? "");
        var differences = CornerCaseRepository.Cases
            .Select(corner => (corner.Name, Text: string.Concat(repository.TagsOf(corner.Name).Select(tag => Difference(tag, ours.GetValueOrDefault(tag), theirs.GetValueOrDefault(tag))))))
            .Where(difference => difference.Text.Length > 0)
            .ToList();
        differences.Select(difference => difference.Name).Order(StringComparer.Ordinal).ShouldBe(s_oursIsRight.Keys.Order(StringComparer.Ordinal), string.Join('\n', differences));
    }

    private static string Difference(string tag, ReleaseSpan? ours, (string? Previous, List<string> Commits)? theirs)
    {
        if (ours is null && theirs is null)
        {
            return "";
        }

        var mine = ours?.Commits.Select(commit => commit.Hash).Order(StringComparer.Ordinal).ToList();
        var same = mine is not null && theirs is not null && mine.SequenceEqual(theirs.Value.Commits.Order(StringComparer.Ordinal)) && ours!.PreviousTag == theirs.Value.Previous;
        return same ? "" : $"{tag}: ours after {ours?.PreviousTag} [{Subjects(ours, mine)}], theirs after {theirs?.Previous} [{Subjects(ours, theirs?.Commits)}]\n";
    }

    private static string Subjects(ReleaseSpan? span, IReadOnlyList<string>? hashes) =>
        hashes is null ? "none" : string.Join(", ", hashes.Select(hash => span?.Commits.FirstOrDefault(commit => commit.Hash == hash)?.Subject ?? hash[..7]));

    private static Dictionary<string, (string? Previous, List<string> Commits)?> Theirs(CornerCaseRepository repository)
    {
        var folder = Directory.CreateTempSubdirectory("releasing-cliff-");
        try
        {
            var (configuration, context) = (Path.Combine(folder.FullName, "cliff.toml"), Path.Combine(folder.FullName, "context.json"));
            File.WriteAllText(configuration, Configuration);
            var verdict = Validator.At(Program).RunIn(repository.Root, "--config", configuration, "--context", "--output", context);
            verdict.ExitCode.ShouldBe(0, verdict.Error);
            using var document = JsonDocument.Parse(File.ReadAllBytes(context));
            return document.RootElement.EnumerateArray().ToDictionary(
                release => release.GetProperty("version").GetString() ?? "",
                release => ((string?, List<string>)?)(
                    release.GetProperty("previous") is { ValueKind: JsonValueKind.Object } previous ? previous.GetProperty("version").GetString() : null,
                    [.. release.GetProperty("commits").EnumerateArray().Select(commit => commit.GetProperty("id").GetString()!)]));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
