using Releasing.Cake.Suites;
using Releasing.Cake.Tasks;
using Releasing.Failures;
using Releasing.Text;
using Releasing.Versions;
using Releasing.Versions.Files;
using Releasing.Versions.Next;

namespace Releasing.Cake.Versioning;

/// <summary>What is checked of a tagged version before anything is built, by <c>Preflight</c>, and shown by <c>Doctor</c>. That the tree is clean is a condition for having such a version at all.</summary>
internal static class ReleaseChecklist
{
    private const long LongestChangelog = 16 * 1024 * 1024;

    /// <summary>Checks a version; nothing is checked of a snapshot.</summary>
    /// <param name="context">The release.</param>
    /// <param name="version">The version.</param>
    /// <param name="audits">Where the settings ask for it, programs that ask the network are started.</param>
    public static IReadOnlyList<ChecklistItem> Of(ReleaseContext context, ReleaseVersion version, bool audits)
    {
        if (version.IsSnapshot)
        {
            return [];
        }

        var settings = context.Settings.Checklist;
        var items = new List<ChecklistItem>();
        if (settings.VersionFiles)
        {
            items.Add(new ChecklistItem($"the version files hold {version.Version}", [.. Differing(context, version.Version)]));
        }

        if (settings.Changelog && !version.Version.IsPrerelease && HasSections(context) is { } headings)
        {
            items.Add(new ChecklistItem($"{settings.ChangelogFile} has a section for {version.Version}", headings.Any(heading => Names(heading, version.Version))
                ? []
                : [$"{PlainText.Line(settings.ChangelogFile)} has no section for {version.Version}. Give it one, commit and move the tag; or set Settings.Checklist.Changelog = false."]));
        }

        items.AddRange(settings.Secrets.Select(name => new ChecklistItem($"{name} is set", string.IsNullOrEmpty(context.Environment.GetEnvironmentVariable(name))
            ? [$"The environment variable {PlainText.Line(name)} is not set. Set it, in CI from its secrets; or take it out of Settings.Checklist.Secrets."]
            : [])));
        items.Add(new ChecklistItem("the tests passed for this commit", []) { Skipped = WhyUntested(context) });
        items.AddRange(DependencyAudit.Items(context, audits));
        return items;
    }

    // That they fail stops a release by itself: the task stands before everything that is built.
    private static string? WhyUntested(ReleaseContext context) =>
        context.TasksByName.GetValueOrDefault(TaskNames.Test) is not TestTask test ? "a task of the repository's own runs them"
        : test.SkipReason(context) is { } reason ? reason
        : TestTask.HasPassed(context) ? null
        : $"{TaskNames.Test} runs them before anything is built";

    private static IEnumerable<string> Differing(ReleaseContext context, SemanticVersion version)
    {
        var package = context.Settings.Versions.Packages.FirstOrDefault(package => package.TagPrefix == context.Settings.TagPrefix) ?? new ReleasePackage("", "", "");
        VersionFiles files;
        try
        {
            files = BumpPlanner.FilesOf(context, package, version);
        }
        catch (ReleaseException problem)
        {
            return [problem.Message];
        }

        var python = PythonForm(version);
        return files.Held.Where(held => !(held.Version is { } found && (SemanticVersion.ComparePrecedence(found, version) == 0 || IsPlaceholder(found))) && held.Text != python)
            .Select(held => $"{PlainText.Line(held.Path)}:{held.Line} holds {PlainText.Line(held.Text)}, and the tag says {version}. Before tagging run `--target=Bump --release-version={version} --commit`; or set Settings.Checklist.VersionFiles = false.");
    }

    private static bool IsPlaceholder(SemanticVersion version) => version.Core == new SemanticVersion(0, 0, 0);

    private static string? PythonForm(SemanticVersion version)
    {
        try
        {
            return PythonVersion.From(version);
        }
        catch (InvalidInputException)
        {
            // Python has no such version, so no file can hold it in Python's form.
            return null;
        }
    }

    /// <summary>The headings of the second level; null for a repository without such a changelog.</summary>
    private static List<string>? HasSections(ReleaseContext context)
    {
        var file = new FileInfo(Path.Combine(context.Git.Root, context.Settings.Checklist.ChangelogFile));
        return file is { Exists: true, Length: <= LongestChangelog } && File.ReadLines(file.FullName).Where(line => line.StartsWith("## ", StringComparison.Ordinal)).ToList() is { Count: > 0 } headings
            ? headings
            : null;
    }

    // "## [1.2.3] - 2024-01-02", "## 1.2.3", "## v1.2.3 (2024-01-02)", "## tool 1.2.3"
    private static bool Names(string heading, SemanticVersion version) => heading.Split([' ', '[', ']', '(', ')', ':', '/'], StringSplitOptions.RemoveEmptyEntries)
        .Any(word => SemanticVersion.TryParse(word.TrimStart('v'), out var named) && SemanticVersion.ComparePrecedence(named, version) == 0);
}
