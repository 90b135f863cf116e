using System.Text;

namespace Releasing.Cake.Builders.DotNet;

/// <summary>
/// A project that restores several programs for several targets and builds what they reference. In one run of MSBuild a library that knows no runtime identifier is the same for all targets
/// and built once; one that does, or another program, is built for each.
/// </summary>
internal static class ReferencesProject
{
    /// <summary>Writes it and gives its path.</summary>
    public static string Write(string folder, ReleaseContext context, IReadOnlyList<PublishJob> jobs)
    {
        var text = new StringBuilder("<Project DefaultTargets=\"Build\">\n  <ItemGroup>\n");
        foreach (var path in jobs.Select(job => job.Project.Path).Distinct(StringComparer.Ordinal))
        {
            text.Append($"    <Program Include=\"{PublishTargets.Text(path)}\" />\n");
        }

        foreach (var job in jobs)
        {
            // As 'dotnet publish --runtime --self-contained' hands them on.
            var contained = PublishProperties.IsSelfContained(context, job.IsAot) ? "true" : "false";
            var runtime = $"RuntimeIdentifier={job.Target.Rid};_CommandLineDefinedRuntimeIdentifier=true;SelfContained={contained};_CommandLineDefinedSelfContained=true";
            var framework = job.Project.Framework is { } name ? $";TargetFramework={PublishTargets.Text(name)}" : "";
            text.Append($"    <Restored Include=\"{PublishTargets.Text(job.Project.Path)}\" AdditionalProperties=\"{runtime}\" />\n");
            text.Append($"    <Built Include=\"{PublishTargets.Text(job.Project.Path)}\" AdditionalProperties=\"{runtime}{framework}\" />\n");
        }

        // Without a runtime identifier for the libraries, which are built without; the SDK would otherwise take that of this machine for the programs.
        return PublishTargets.Save(folder, "references.proj", text + $"""
              </ItemGroup>
              <Target Name="Restore">
                <MSBuild Projects="@(Program)" Targets="Restore" Properties="UseCurrentRuntimeIdentifier=false" />
                <MSBuild Projects="@(Restored)" Targets="Restore" />
              </Target>
              <Target Name="Build">
                <MSBuild Projects="@(Built)" Targets="{PublishTargets.References}" BuildInParallel="true" ContinueOnError="true" />
              </Target>
            </Project>
            """);
    }
}
