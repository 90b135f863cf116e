using Releasing.AcceptanceTests.Frosting;

namespace Releasing.AcceptanceTests.Packed;

/// <summary>The package in a project that has nothing else.</summary>
[Collection(nameof(UsesPackedAddin))]
public sealed class EmptyProjectTests(PackedAddin addin) : IDisposable
{
    private readonly EmptyProject _project = new(addin);

    public void Dispose() => _project.Dispose();

    [SkippableFact]
    public void Package_brings_everything_that_an_empty_project_needs()
    {
        _project.Write("build/Build.csproj", PackedAddin.Project());
        _project.Write("build/Program.cs", """
            using Cake.Frosting;
            using Releasing.Cake;

            return new CakeHost().UseReleasing().Run(args);
            """);
        _project.Commit("v1.2.3");

        var verdict = addin.Run(_project.Folder, "dotnet", "run", "--project", "build", "--", "--target=Version");

        verdict.ExitCode.ShouldBe(0, verdict.Output + verdict.Error);
        verdict.Output.ShouldContain("1.2.3");
    }

    [SkippableFact]
    public void Newer_cake_assemblies_of_the_repository_win()
    {
        PatchedAssembly.Pack(Path.Combine(Path.GetDirectoryName(Programs.CakeTool)!, "Cake.Core.dll"), 8, addin.Feed);
        PatchedAssembly.Pack(Path.Combine(Path.GetDirectoryName(Programs.CakeTool)!, "Cake.Common.dll"), 8, addin.Feed);
        _project.Write("build/Build.csproj", PackedAddin.Project("""
            <PackageReference Include="Cake.Core" Version="8.0.0" /><PackageReference Include="Cake.Common" Version="8.0.0" />
            """));
        _project.Write("build/Program.cs", """
            using Cake.Common.Diagnostics;
            using Cake.Core;
            using Cake.Frosting;
            using Releasing.Cake;

            return new CakeHost().UseReleasing().Run(args);

            [TaskName("Assemblies")]
            public sealed class AssembliesTask : FrostingTask<ReleaseContext>
            {
                public override void Run(ReleaseContext context)
                {
                    context.Information("core {0}", typeof(ICakeContext).Assembly.GetName().Version);
                    context.Information("common {0}", typeof(LoggingAliases).Assembly.GetName().Version);
                    context.Information("version {0}", context.Version.Version);
                }
            }
            """);
        _project.Commit("v1.2.3");

        var verdict = addin.Run(_project.Folder, "dotnet", "run", "--project", "build", "--", "--target=Assemblies");

        verdict.ExitCode.ShouldBe(0, verdict.Output + verdict.Error);
        verdict.Output.ShouldContain("core 8.0.0.0");
        verdict.Output.ShouldContain("common 8.0.0.0");
        verdict.Output.ShouldContain("version 1.2.3");
    }
}
