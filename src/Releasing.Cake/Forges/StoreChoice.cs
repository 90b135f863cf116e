using Releasing.Failures;

namespace Releasing.Cake.Forges;

/// <summary>
/// Where a release goes. An argument is obeyed; a setting is too, except that snapshots and dirty trees stay in the local store. Without either it is GitHub where a workflow runs there for the tag that
/// is being released, and the local store everywhere else: a token alone never takes a release out of the house.
/// </summary>
internal static class StoreChoice
{
    /// <summary>The embedded store.</summary>
    public const string Local = "local";

    /// <summary>Releases of a GitHub repository.</summary>
    public const string GitHub = "github";

    /// <summary>The store's name.</summary>
    /// <param name="context">The release.</param>
    /// <param name="setting">What the settings name; null for nothing.</param>
    public static string Of(ReleaseContext context, string? setting)
    {
        if (context.Options.Store is { } argument)
        {
            return argument;
        }

        var wanted = setting ?? (RunsForTag(context) ? GitHub : Local);
        return wanted != Local && MayLeave(context) ? wanted : Local;
    }

    private static bool MayLeave(ReleaseContext context)
    {
        if (context.Options.Release is not null)
        {
            // What is released already is only read.
            return true;
        }

        try
        {
            return context.Version is { IsSnapshot: false, Dirty: false };
        }
        catch (ReleaseException)
        {
            // No state that could be released; whoever asks for the version says why.
            return false;
        }
    }

    // GitHub's documentation, "Variables reference": set for every workflow, whoever's the token is.
    private static bool RunsForTag(ReleaseContext context)
    {
        var variable = context.Environment.GetEnvironmentVariable;
        return variable("GITHUB_ACTIONS") == "true" && variable("GITHUB_REF_TYPE") == "tag" && context.GitHub.Server is not null && MayLeave(context) && variable("GITHUB_REF_NAME") == context.Version.Tag;
    }
}
