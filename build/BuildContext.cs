using Build.Testing;
using Cake.Core;
using Releasing.Cake;
using Releasing.Versions.Files;

namespace Build;

/// <summary>How this repository releases itself: the program <c>releasing</c>, its tool package and the addin's package.</summary>
public sealed class BuildContext : ReleaseContext
{
    /// <summary>Creates the context.</summary>
    /// <param name="context">Cake's own context.</param>
    /// <param name="tests">Where the results of the tests are counted.</param>
    public BuildContext(ICakeContext context, TestTotals tests)
        : base(context)
    {
        Tests = tests;
        Settings.Project.Name = "releasing";
        Settings.DotNet.Projects.Add("src/Releasing.Cli/Releasing.Cli.csproj");
        Settings.LinuxPackages.ManPages.Add("src/Releasing.Cli/man/*");

        // What readers copy out of the guide names the version that Directory.Build.props holds.
        Settings.Bump.Patterns.Add(new VersionPattern("README.md", "Include=\"Releasing.Cake\" Version=\"{version}\""));
        Settings.Bump.Patterns.Add(new VersionPattern("README.md", "?package=Releasing.Cake&version={version}&"));
    }

    /// <summary>The results of the tests that ran.</summary>
    public TestTotals Tests { get; }
}
