namespace Releasing.Cake.Builders.DotNet;

/// <summary>The MSBuild properties of every project that takes part, whether it is published or referenced.</summary>
internal static class PublishProperties
{
    private const string Analyzers = "RunAnalyzers";

    /// <summary>
    /// Adds them. Analyzers are left out unless asked for: they judge sources, which the tests did, and take longer than the compiler. Source generators are none, they always run. What the
    /// repository sets in <c>Settings.DotNet.Properties</c> beats everything here.
    /// </summary>
    public static void Add(IDictionary<string, string> properties, ReleaseContext context, bool isAot, bool withAnalyzers)
    {
        var dotnet = context.Settings.DotNet;
        properties["PublishAot"] = isAot ? "true" : "false";
        if (!isAot)
        {
            properties["PublishSingleFile"] = "true";
            properties["IncludeNativeLibrariesForSelfExtract"] = "true";
        }

        if (dotnet.Trimmed && dotnet.SelfContained)
        {
            properties["PublishTrimmed"] = "true";
        }

        properties["Version"] = context.Version.Version.ToString();
        properties["SourceRevisionId"] = context.Version.Commit;
        properties["ContinuousIntegrationBuild"] = "true";
        properties["Deterministic"] = "true";
        properties["UseSharedCompilation"] = "false";
        properties["RestoreLockedMode"] = "false";
        if (!withAnalyzers && LeavesAnalyzersOut(context))
        {
            properties[Analyzers] = "false";
        }

        foreach (var (name, value) in dotnet.Properties)
        {
            properties[name] = value;
        }
    }

    /// <summary>Analyzers are left out where that is faster: the repository does not say itself whether they run.</summary>
    public static bool LeavesAnalyzersOut(ReleaseContext context) => !context.Settings.DotNet.Properties.Keys.Contains(Analyzers, StringComparer.OrdinalIgnoreCase);

    /// <summary>The runtime is inside: a program of native code has no other.</summary>
    public static bool IsSelfContained(ReleaseContext context, bool isAot) => context.Settings.DotNet.SelfContained || isAot;
}
