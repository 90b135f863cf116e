using Cake.Core.Diagnostics;
using Cake.Frosting;
using Releasing.Cake.Changelogs;
using Releasing.Cake.Running;
using Releasing.Cake.Versioning;
using Releasing.Failures;
using Releasing.Versions.Bumping;
using Releasing.Versions.Files;
using Releasing.Versions.Next;

namespace Releasing.Cake.Tasks;

/// <summary>
/// Writes the next version into the version files, and only their version: <c>--commit</c> commits them, <c>--tag</c> tags the commit, <c>--push</c> pushes both; nothing is pushed without it.
/// <c>--plan</c> shows the changes and makes none. After a kill the same command goes on.
/// </summary>
[TaskName(TaskNames.Bump)]
[TaskDescription("Writes the next version into the version files; --commit, --tag and --push go on, --plan only shows")]
public class BumpTask : AsyncFrostingTask<ReleaseContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var arguments = VersionArguments.Read(context.Arguments);
        var planner = new BumpPlanner(context, arguments);
        var run = new BumpRun(context.Git, planner.JournalFolder, context.OutputInRepository is { } output ? [output] : []);
        var begun = run.Begun();
        var work = begun is null ? Begin(context, planner, run, arguments) : planner.Continue(begun, run);
        if (arguments.Plan)
        {
            Show(context, work);
            return;
        }

        var done = await run.RunAsync(work);
        Say(context, begun is null ? $"{work.Version}:" : $"{work.Version}, begun before:");
        foreach (var line in work.Edits.Select(edit => $"Wrote {TerminalText.Clean(edit.Path)}.").Concat(done))
        {
            Say(context, "  " + line);
        }

        if (!arguments.Commit && work.Edits.Count > 0)
        {
            Say(context, "Look at it with git diff, then run the same with --commit --tag.");
        }
        else if (!arguments.Push && arguments.Tag)
        {
            Say(context, $"Nothing was pushed. When it is right: git push --follow-tags, or the same with --push.");
        }
    }

    /// <summary>
    /// Other files that change with the version; they are committed with the version files. Default: the changelog where the repository has one, unless a single package is bumped.
    /// </summary>
    /// <param name="context">The release.</param>
    /// <param name="proposal">The version, its tag, and the commits that decided.</param>
    protected virtual IReadOnlyList<FileEdit> OtherEdits(ReleaseContext context, VersionProposal proposal)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(proposal);
        return VersionArguments.Read(context.Arguments).Package is null && proposal is { Next: { } version, Tag: { } tag } && new ChangelogFile(context).Edit(version, tag) is { } edit ? [edit] : [];
    }

    private BumpWork Begin(ReleaseContext context, BumpPlanner planner, BumpRun run, VersionArguments arguments)
    {
        var proposal = planner.Propose();
        var files = planner.Files(proposal.Current);
        var work = planner.Begin(proposal, [.. files.Prepare(proposal.Next!), .. OtherEdits(context, proposal)], run);
        foreach (var line in VersionReport.Lines(new ProductVersion(new ReleasePackage(arguments.Package ?? "", "", ""), proposal)))
        {
            Say(context, line);
        }

        foreach (var remark in files.Remarks)
        {
            context.Log.Warning("{0}", remark);
        }

        // A plan is shown of any tree.
        var problems = (arguments.Plan ? [] : run.Problems(work)).Concat(BumpPlanner.Problems(files, work.Version)).ToList();
        return problems.Count == 0 ? work : throw new PreflightException(TaskNames.Bump, problems);
    }

    private static void Show(ReleaseContext context, BumpWork work)
    {
        foreach (var line in work.Edits.SelectMany(EditDiff.Lines))
        {
            Say(context, line);
        }

        if (work.Edits.Count == 0)
        {
            Say(context, "No file holds the version: the tag is enough.");
        }

        string[] steps =
        [
            .. work.CommitMessage is { } message ? [$"commit: {TerminalText.Clean(message)}"] : Array.Empty<string>(),
            .. work.TagMessage is not null ? [$"tag: {TerminalText.Clean(work.Tag)}"] : Array.Empty<string>(),
            .. work.Remote is { } remote ? [$"push to: {TerminalText.Clean(remote)}"] : Array.Empty<string>(),
        ];
        foreach (var step in steps)
        {
            Say(context, step);
        }
    }

    private static void Say(ReleaseContext context, string line) => context.Terminal.Profile.Out.Writer.WriteLine(line);
}
