using System.Security;
using System.Text;

namespace Releasing.Cake.Builders.DotNet;

/// <summary>
/// What cannot be given as a property on the command line, because it differs from project to project or would replace what a project says: files that MSBuild imports into each project.
/// </summary>
internal static class PublishTargets
{
    /// <summary>The target that builds what a project references, and then notes the project and its runtime identifier under <see cref="Ready"/>.</summary>
    public const string References = "ReleasingBuildsReferences";

    /// <summary>The folder of those notes, in the artifacts folder.</summary>
    public const string Ready = "ready";

    private const string First = "publish.props";
    private const string Last = "publish.targets";

    /// <summary>
    /// Writes the file that is imported last. MSBuild compiles everything again that was compiled before it was written, so a release never trusts the times of the sources.
    /// </summary>
    public static void Write(string folder, ReleaseContext context, string artifacts)
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } named
            ? named : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string[] map = [$"{Mapped(artifacts)}=/_artifacts/", $"{Mapped(packages)}=/_packages/", $"{Mapped(context.Root)}=/_/"];
        Save(folder, Last, $"""
            <Project>
              <PropertyGroup>
                <!-- No path of this machine in the assemblies, with or without a git remote. -->
                <PathMap>{Text(string.Join(',', map))}</PathMap>
                <!-- Publishing for one runtime must not rewrite the lock files of the repository. -->
                <NuGetLockFilePath>{Text(artifacts)}/locks/$(MSBuildProjectName)$(RuntimeIdentifier).lock.json</NuGetLockFilePath>
                <!-- A project at the top has what is generated for other targets below it. -->
                <DefaultItemExcludes>$(DefaultItemExcludes);{Text(context.ArtifactsFolder)}/**</DefaultItemExcludes>
              </PropertyGroup>
              <Target Name="{References}" DependsOnTargets="ResolveProjectReferences">
                <Touch Files="{Text(artifacts)}/{Ready}/$(MSBuildProjectName).$(RuntimeIdentifier)" AlwaysCreate="true" />
              </Target>
            </Project>
            """);
    }

    /// <summary>Writes the file that is imported first where targets share an artifacts folder.</summary>
    public static void WriteShared(string folder, string artifacts) => Save(folder, First, $"""
        <Project>
          <PropertyGroup>
            <!-- Each runtime has its own list of packages, because a project may want others for each. -->
            <MSBuildProjectExtensionsPath>{Text(artifacts)}/packages/$(MSBuildProjectName)/$(RuntimeIdentifier)/</MSBuildProjectExtensionsPath>
          </PropertyGroup>
        </Project>
        """);

    /// <summary>Adds the properties that have the last file imported.</summary>
    public static void Use(IDictionary<string, string> properties, string folder)
    {
        properties["CustomAfterMicrosoftCommonTargets"] = Path.Combine(folder, Last);
        properties["CustomAfterMicrosoftCommonCrossTargetingTargets"] = Path.Combine(folder, Last);
    }

    /// <summary>Adds the property that has the first file imported.</summary>
    public static void UseShared(IDictionary<string, string> properties, string folder) => properties["CustomBeforeDirectoryBuildProps"] = Path.Combine(folder, First);

    /// <summary>Writes a file for MSBuild and gives its path.</summary>
    public static string Save(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(folder);
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return path;
    }

    /// <summary>A value in a file for MSBuild: escaped for MSBuild first, for XML around it.</summary>
    public static string Text(string value) => SecurityElement.Escape(value.Replace("%", "%25", StringComparison.Ordinal).Replace("$", "%24", StringComparison.Ordinal)
        .Replace("@", "%40", StringComparison.Ordinal).Replace(";", "%3B", StringComparison.Ordinal).Replace("*", "%2A", StringComparison.Ordinal).Replace("?", "%3F", StringComparison.Ordinal))!;

    // In a path map '=' and ',' are doubled ("/pathmap", C# compiler options).
    private static string Mapped(string path) => (path.TrimEnd('/', '\\') + Path.DirectorySeparatorChar).Replace("=", "==", StringComparison.Ordinal).Replace(",", ",,", StringComparison.Ordinal);
}
