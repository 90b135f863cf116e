using Cake.Core.Diagnostics;
using Cake.Frosting;

namespace Releasing.Cake.Tasks;

/// <summary>Prints the version of the commit that is checked out, and nothing else, so that a script can read it.</summary>
[TaskName(TaskNames.Version)]
[TaskDescription("Prints the version this commit has")]
public class VersionTask : FrostingTask<ReleaseContext>
{
    /// <inheritdoc/>
    public override void Run(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        // Not through the log, which colours even what goes to a pipe, and not laid out for any width.
        context.Terminal.Profile.Out.Writer.WriteLine(context.Version.Version);
        context.Log.Verbose("tag {0}, commit {1}, previous tag {2}", context.Version.Tag, context.Version.Commit, context.Version.PreviousTag ?? "none");
    }
}
