using Cake.Core.Diagnostics;
using Cake.Frosting;
using Releasing.Cake.Versioning;

namespace Releasing.Cake.Tasks;

/// <summary>
/// Prints the version of the commit that is checked out, and nothing else, so that a script can read it. With <c>--next</c> that is the next version, by the commits; where nothing is to
/// be released it is the last one. <c>--why</c> explains it to people, <c>--format=json</c> says everything to programs.
/// </summary>
[TaskName(TaskNames.Version)]
[TaskDescription("Prints the version this commit has; --next the next one, --why what decides it")]
public class VersionTask : FrostingTask<ReleaseContext>
{
    /// <inheritdoc/>
    public override void Run(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var arguments = VersionArguments.Read(context.Arguments);
        foreach (var line in Lines(context, arguments))
        {
            // Not through the log, which colours even what goes to a pipe, and not laid out for any width.
            context.Terminal.Profile.Out.Writer.WriteLine(line);
        }
    }

    private static IEnumerable<string> Lines(ReleaseContext context, VersionArguments arguments)
    {
        if (!arguments.Json && !arguments.Why && !arguments.Next)
        {
            context.Log.Verbose("tag {0}, commit {1}, previous tag {2}", context.Version.Tag, context.Version.Commit, context.Version.PreviousTag ?? "none");
            return [context.Version.Version.ToString()];
        }

        var products = ProductVersion.Asked(context, arguments).Select(package => ProductVersion.Propose(context, arguments, package)).ToList();
        return arguments switch
        {
            { Json: true } => [VersionReport.Json(context.Version, products)],
            { Why: true } => products.SelectMany(VersionReport.Lines),

            // One product: the version and nothing else.
            _ => products.Select(product => (products.Count > 1 ? product.Package.Name + " " : "") + (product.Proposal.Next ?? product.Proposal.Current)),
        };
    }
}
