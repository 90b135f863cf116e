using Releasing.Artifacts;
using Releasing.Cake.Settings;
using Releasing.Effects;
using Releasing.Failures;
using Releasing.Services;
using Releasing.Services.Homebrew;
using Releasing.Targets;

namespace Releasing.Cake.Tasks;

/// <summary>The effect that puts formula and cask into the tap, rebuilt from plan, settings and store.</summary>
internal static class HomebrewEffects
{
    // Homebrew's documentation, "Taps": brew leaves it out of the names of taps on github.com.
    private const string TapPrefix = "homebrew-";

    public static IEnumerable<IEffect> Of(ReleaseContext context, Func<Formula, Formula> describe)
    {
        if (StaysOut(context))
        {
            context.Run.Remark($"Homebrew: {context.Version.Version} is a pre-release and stays out of the tap (Settings.Homebrew.Prereleases).");
            return [];
        }

        if (!HasArchives(context))
        {
            context.Run.Remark("Homebrew: there is no archive for macOS or Linux, so there is no formula.");
            return [];
        }

        if (NameOf(context) is not { } name)
        {
            // The pre-flight refuses it where a formula was asked for.
            context.Run.Remark($"Homebrew: {HomebrewRequirements.NoName(context)}, so there is none (Settings.Homebrew.Name).");
            return [];
        }

        var view = new ReleaseView(context.Store, context.Version.Tag);
        var title = $"{name} {context.Version.Version}";
        return [new TapEffect(view, HomebrewTap.Of(context, title), title, (_, release, cancellationToken) => RenderAsync(context, name, view, release, describe, cancellationToken))];
    }

    /// <summary>The name of the formula in this run; null where the project's cannot be one.</summary>
    public static FormulaName? NameOf(ReleaseContext context)
    {
        var version = context.Version.Version;
        return FormulaName.Find(context.Settings.Homebrew.Name ?? context.Project.Name) is not { } name ? null
            : version.IsPrerelease && context.Settings.Homebrew.Prereleases == HomebrewPrereleases.Versioned ? name.For(FormattableString.Invariant($"{version.Major}.{version.Minor}")) : name;
    }

    /// <summary>How users install what this release puts into a tap on a forge, such as <c>ada/tap/tool</c>; null where it puts nothing there.</summary>
    public static string? Installed(ReleaseContext context) =>
        context.TasksByName.GetValueOrDefault(TaskNames.Homebrew) is ReleaseTask task && task.SkipReason(context) is null && !HomebrewTap.IsLocal(context) && !StaysOut(context) && HasArchives(context)
            && context.Settings.Homebrew.Tap?.Split('/') is [var owner, var tap] && NameOf(context) is { } name
            ? $"{owner}/{(tap.StartsWith(TapPrefix, StringComparison.Ordinal) ? tap[TapPrefix.Length..] : tap)}/{name}"
            : null;

    private static bool StaysOut(ReleaseContext context) =>
        !HomebrewTap.IsLocal(context) && context.Version.Version.IsPrerelease && context.Settings.Homebrew.Prereleases == HomebrewPrereleases.Nowhere;

    private static bool HasArchives(ReleaseContext context) => FormulaDownload.Choose(Planned(context, ArtifactKind.Archive).Select(archive => (archive.Target, archive.Name, ""))).Count > 0;

    private static async Task<IReadOnlyList<TapFile>> RenderAsync(
        ReleaseContext context, FormulaName name, ReleaseView view, StoredRelease release, Func<Formula, Formula> describe, CancellationToken cancellationToken)
    {
        var settings = context.Settings.Homebrew;
        var (downloads, files) = await PublishedFormula.ReadAsync(view, release, Planned(context, ArtifactKind.Archive), settings.PreferMusl, settings.Programs.Count > 0 ? [.. settings.Programs] : null, cancellationToken);
        if (files.All(file => file.Kind != FormulaFileKind.Program))
        {
            context.Run.Remark("Homebrew: the published archives hold no program at their top or in bin, so there is no formula (Settings.Homebrew.Programs).");
            return !settings.IsAskedFor ? [] : throw new ReleaseException($"{TaskNames.Homebrew}: the published archives hold no program at their top or in bin. Name them in Settings.Homebrew.Programs, or set Settings.Homebrew.Enabled to false.");
        }

        var version = context.Version.Version;
        var formula = describe(FormulaOf(context, name, downloads, files));
        var rendered = new List<TapFile> { new($"{settings.Folder}/{name}.rb", FormulaWriter.Write(formula), version) };
        if (settings.Cask is { } cask && Planned(context, ArtifactKind.Dmg) is { Count: > 0 } images)
        {
            var described = CaskOf(context, formula, cask, await PublishedFormula.ImagesAsync(view, release, images, cancellationToken));
            rendered.Add(new TapFile($"{cask.Folder}/{name}.rb", CaskWriter.Write(described), version));
        }

        return rendered;
    }

    private static Formula FormulaOf(ReleaseContext context, FormulaName name, IReadOnlyList<FormulaDownload> downloads, IReadOnlyList<FormulaFile> files)
    {
        var settings = context.Settings.Homebrew;
        return new Formula
        {
            Name = name,
            Version = context.Version.Version.ToString(),
            Description = FormulaDescription.Of(settings.Description ?? context.Project.Description, name),
            Homepage = context.Project.Homepage,
            Licence = context.Project.Licence,
            Downloads = downloads,
            Files = files,
            ChecksGitHub = IsOnGitHub(downloads) && !name.IsVersioned,
            Head = settings.Head,
            Dependencies = [.. settings.Dependencies],
            Conflicts = [.. settings.Conflicts],
            Caveats = settings.Caveats,
            Service = settings.Service,
            Test = [.. settings.Test],
        };
    }

    private static Cask CaskOf(ReleaseContext context, Formula formula, HomebrewCaskSettings cask, IReadOnlyList<FormulaDownload> images) => new()
    {
        Token = formula.Name,
        Version = formula.Version,
        Name = cask.Name ?? Path.GetFileNameWithoutExtension(cask.App),
        Description = formula.Description,
        Homepage = formula.Homepage,
        Images = images,
        App = cask.App,
        Binaries = [.. cask.Binaries],
        Zap = [.. cask.Zap],
        ChecksGitHub = IsOnGitHub(images) && !context.Version.Version.IsPrerelease,
    };

    private static bool IsOnGitHub(IEnumerable<FormulaDownload> downloads) => downloads.All(download => download.Url.StartsWith("https://github.com/", StringComparison.Ordinal));

    private static List<(string Name, Target Target)> Planned(ReleaseContext context, ArtifactKind kind) =>
        [.. context.Plan.Of(kind).Where(planned => planned.Target is not null).Select(planned => (planned.Name, TargetTable.Get(planned.Target!)))];
}
