using System.Runtime.InteropServices;

namespace Releasing.Benchmarks.Measuring;

/// <summary>Projects of this repository in the form in which users start them: compiled for this machine.</summary>
internal static class Published
{
    // Packages of one platform stand in no tracked lock file.
    private static readonly string[] s_lockless = ["-p:NuGetLockFilePath=obj/none", "-p:RestorePackagesWithLockFile=false"];

    /// <summary>A build program as build.sh makes it.</summary>
    /// <returns>What <c>dotnet</c> runs.</returns>
    public static string Host(WorkFolder work, string project)
    {
        var output = Publish(work, project, "--use-current-runtime", "--no-self-contained", "-p:PublishReadyToRun=true");
        return Path.Combine(output, Path.GetFileNameWithoutExtension(project) + ".dll");
    }

    /// <summary>A program as the builder for .NET makes it: one file.</summary>
    /// <returns>The program.</returns>
    public static string Program(WorkFolder work, string project, string name)
    {
        var output = Publish(work, project, "--runtime", RuntimeInformation.RuntimeIdentifier, "--self-contained", "-p:PublishSingleFile=true", "-p:IncludeNativeLibrariesForSelfExtract=true");
        return Path.Combine(output, name);
    }

    private static string Publish(WorkFolder work, string project, params string[] arguments)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        var output = work["published/" + name];
        new Command("dotnet", ["publish", project, "--configuration", "Release", "--output", output, "--artifacts-path", work["publishing/" + name], .. s_lockless, .. arguments]).Run();
        return output;
    }
}
