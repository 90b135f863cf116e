using System.Security;
using System.Text;

namespace Releasing.Cake.Builders.DotNet;

/// <summary>
/// What cannot be given as a property on the command line, because it differs from project to project or would replace what a project says: written as a targets file that MSBuild
/// imports last into each project.
/// </summary>
internal static class PublishTargets
{
    /// <summary>Writes the file and gives its path.</summary>
    public static string Write(string folder, string root, string artifacts)
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } named
            ? named : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string[] map = [$"{Mapped(artifacts)}=/_artifacts/", $"{Mapped(packages)}=/_packages/", $"{Mapped(root)}=/_/"];
        var path = Path.Combine(folder, "publish.targets");
        Directory.CreateDirectory(folder);
        File.WriteAllText(path, $"""
            <Project>
              <PropertyGroup>
                <!-- No path of this machine in the assemblies, with or without a git remote. -->
                <PathMap>{Text(string.Join(',', map))}</PathMap>
                <!-- Publishing for one runtime must not rewrite the lock files of the repository. -->
                <NuGetLockFilePath>{Text(artifacts)}/locks/$(MSBuildProjectName).lock.json</NuGetLockFilePath>
              </PropertyGroup>
            </Project>
            """, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return path;
    }

    // In a path map '=' and ',' are doubled ("/pathmap", C# compiler options).
    private static string Mapped(string path) => (path.TrimEnd('/', '\\') + Path.DirectorySeparatorChar).Replace("=", "==", StringComparison.Ordinal).Replace(",", ",,", StringComparison.Ordinal);

    // MSBuild first, XML around it.
    private static string Text(string value) => SecurityElement.Escape(value.Replace("%", "%25", StringComparison.Ordinal).Replace("$", "%24", StringComparison.Ordinal)
        .Replace("@", "%40", StringComparison.Ordinal).Replace(";", "%3B", StringComparison.Ordinal).Replace("*", "%2A", StringComparison.Ordinal).Replace("?", "%3F", StringComparison.Ordinal))!;
}
