using System.Globalization;
using Releasing.Cake.Running;
using Releasing.Cake.Settings;
using Releasing.Failures;
using Releasing.Notes.Cliff;
using Releasing.Notes.History;
using Releasing.Notes.Pages;
using Releasing.Notes.Rules;
using Releasing.Versions;

namespace Releasing.Cake.Tasks;

/// <summary>The model of a release page: what git tells, and what settings and plan add.</summary>
internal static class NotesModel
{
    /// <summary>Everything that the page says.</summary>
    public static ReleaseNotes Of(ReleaseContext context)
    {
        var settings = context.Settings.Notes;
        var arguments = NotesArguments.Read(context.Arguments);
        var rules = Rules(context);
        var notes = !arguments.IsWholeRelease ? NotesRange.Of(context, arguments, rules)
            : settings.Rules is null && !IsCliffUsed(context) ? context.Changes with { Rules = rules }
            : ReleaseNotes.Of(ReleaseHistory.Latest(context.Git, NotesRange.Asked(context, arguments)), context.Version, context.Git.Remote(), rules);
        notes = notes.Remote?.WebUrl is null && NotesCliff.Configuration(context)?.Remote is { } named ? notes with { Remote = named } : notes;
        notes = notes with { Title = settings.Headline ? Title(context, notes.Version, arguments) : null, Header = Header(context) };
        notes = settings.Contributors ? notes.WithPeopleAndFigures(context.Git, [.. settings.Robots]) : notes;
        return !arguments.IsWholeRelease ? notes : notes with
        {
            Downloads = settings.Installation ? NotesDownloads.Of(context) : [],
            Installation = settings.Installation ? NotesInstallation.Of(context) : [],
            Verification = settings.Verification ? NotesVerification.Of(context) : [],
        };
    }

    /// <summary>What decides the page; never a secret.</summary>
    public static IReadOnlyList<string> Facts(ReleaseContext context)
    {
        var settings = context.Settings.Notes;
        var arguments = NotesArguments.Read(context.Arguments);
        return
        [
            $"commit={context.Version.Commit}", $"previous={context.Version.PreviousTag}", $"remote={context.Project.Remote}", $"from={arguments.From}", $"to={arguments.To}",
            $"title={settings.Headline} {settings.TitleTemplate} {context.Project.Name}", $"maintenance={settings.Maintenance}", $"contributors={settings.Contributors} {string.Join(',', settings.Robots)}",

            // Rules are code: whoever changes them changes the assembly of the context.
            $"context={context.GetType().Module.ModuleVersionId:N}",
            NotesEnrichment.Fact(context),
            $"cliff-template={settings.CliffTemplate}",
            .. settings.Installation
                ? NotesDownloads.Of(context).Select(download => $"download={download}")
                    .Append($"repositories={context.Settings.AptRepository.Address} {context.Settings.AptRepository.Suite} {context.Settings.YumRepository.Address} {context.Settings.LinuxPackages.NameIn(context)}")
                : [],
            .. settings.Verification ? [$"verification={NotesVerification.Fact(context)}"] : Array.Empty<string>(),
        ];
    }

    /// <summary>The rules of the settings; else of the repository's <c>cliff.toml</c>; else those of this library.</summary>
    public static NotesRules Rules(ReleaseContext context)
    {
        var settings = context.Settings.Notes;
        return settings.Rules ?? (IsCliffUsed(context) ? CliffFile.Read(CliffFile.Find(context.Root)!).Rules : settings.Maintenance ? NotesRules.Everything : NotesRules.Stock);
    }

    /// <summary>The repository's <c>cliff.toml</c> where it is used, relative to the repository with <c>/</c>; null otherwise.</summary>
    public static string? CliffFileOf(ReleaseContext context) =>
        IsCliffUsed(context) ? Path.GetRelativePath(context.Root, CliffFile.Find(context.Root)!).Replace(Path.DirectorySeparatorChar, '/') : null;

    private static bool IsCliffUsed(ReleaseContext context) => context.Settings.Notes is { Rules: null, Cliff: true } && CliffFile.Find(context.Root) is not null;

    private static string Title(ReleaseContext context, ReleaseVersion version, NotesArguments arguments)
    {
        if (version.IsSnapshot && !arguments.IsWholeRelease)
        {
            return $"{context.Project.Name}: changes from {version.PreviousTag ?? "the beginning"} to {arguments.To ?? "now"}";
        }

        var words = new Dictionary<string, string>(NameWords.For(context), StringComparer.Ordinal) { ["version"] = version.Version.ToString(), ["tag"] = version.Tag };
        return string.Create(CultureInfo.InvariantCulture, $"{NameTemplateRules.Fill(context.Settings.Notes.TitleTemplate, words)} ({version.ContentDate:yyyy-MM-dd})");
    }

    private static string? Header(ReleaseContext context)
    {
        if (context.Settings.Notes.HeaderFile is not { } header)
        {
            return null;
        }

        var path = RepositoryFiles.FullPath(context, header);
        return File.Exists(path)
            ? File.ReadAllText(path).ReplaceLineEndings("\n").TrimEnd('\n')
            : throw new ReleaseException($"{TaskNames.ReleaseNotes}: there is no file '{TerminalText.Clean(header)}'. Correct Settings.Notes.HeaderFile.");
    }
}
