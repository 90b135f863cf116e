using Cake.Core.Diagnostics;
using Cake.Frosting;
using Releasing.Cake.Changelogs;
using Releasing.Cake.Planning;
using Releasing.Cake.Running;
using Releasing.Files;
using Releasing.Notes.Changelogs;

namespace Releasing.Cake.Tasks;

/// <summary>
/// Writes the section of the release into the changelog, in place: of the version that is tagged, or of the next one (<c>--release-version</c>, <c>--bump</c>). <c>--full</c> writes
/// those of all releases that have none. Everything else in the file stays byte for byte; the same command again changes nothing.
/// </summary>
[TaskName(TaskNames.Changelog)]
[TaskDescription("Writes the section of the release into the changelog")]
public class ChangelogTask : ReleaseTask
{
    /// <inheritdoc/>
    public override IEnumerable<Requirement> Requirements(ReleaseContext context) => [GitRequirement.Because("reads the commits since the previous release")];

    /// <inheritdoc/>
    public override async Task RunAsync(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var arguments = NotesArguments.Read(context.Arguments);
        var changelog = new ChangelogFile(context);
        foreach (var line in changelog.NotSupported)
        {
            context.Log.Warning("{0}", line);
        }

        var next = changelog.Next();
        if (next is null && !arguments.Full)
        {
            context.Log.Information("Nothing since the last release asks for a new one, so the changelog stays as it is. To write one nevertheless, give --release-version=X.");
            return;
        }

        var result = Describe(context, changelog, arguments, next);
        if (result.Change != ChangelogChange.None)
        {
            using var interrupt = new Interrupt();
            await AtomicFile.WriteAsync(changelog.FullPath, (stream, token) => stream.WriteAsync(result.Bytes, token).AsTask(), interrupt.Token);
        }

        var what = arguments.Full ? "the releases" : next?.Version.ToString();
        context.Log.Information("{0}", TerminalText.Clean(context.Settings.Changelog.File) + result.Change switch
        {
            ChangelogChange.None => $" has {what} already.",
            ChangelogChange.Created => $" was written, with {what}.",
            ChangelogChange.Added => $" has {what} now.",
            _ => $" has {what} anew.",
        });
    }

    private static ChangelogResult Describe(ReleaseContext context, ChangelogFile changelog, NotesArguments arguments, (Versions.SemanticVersion Version, string Tag)? next) =>
        arguments.Full || next is not var (version, tag)
            ? changelog.WithAll(next, arguments.Force)
            : changelog.With(version, tag, arguments.Force, arguments.From, arguments.To);
}
