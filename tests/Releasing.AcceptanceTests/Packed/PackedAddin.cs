using System.Reflection;
using Releasing.AcceptanceTests.Start;

namespace Releasing.AcceptanceTests.Packed;

/// <summary>The addin packed into a folder feed. Repositories that use it see that feed and a clean package cache, nothing else of ours.</summary>
public sealed class PackedAddin : IDisposable
{
    public const string Version = "9.9.9-test";

    private static readonly Lock s_packing = new();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("packed-");

    public PackedAddin()
    {
        Directory.CreateDirectory(Feed);
        Pack("Releasing.Cake");
    }

    public string Feed => Path.Combine(_folder.FullName, "feed");

    public string Package => Path.Combine(Feed, $"Releasing.Cake.{Version}.nupkg");

    /// <summary>The packages restored from the feeds; clean at first, shared by the tests of one collection.</summary>
    public string Cache => Path.Combine(_folder.FullName, "packages");

    private static readonly string[] s_hidden =
    [
        "CI", "GITHUB_ACTIONS", "ACTIONS_ID_TOKEN_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "SIGSTORE_ID_TOKEN", "SIGNING_KEY", "MSBuildSDKsPath", "MSBuildExtensionsPath",
    ];

    /// <summary>What this machine restored before serves as the feed of everything that is not ours.</summary>
    private static string OtherPackages => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static string Configuration => typeof(PackedAddin).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    /// <summary>
    /// A nuget.config for a repository that uses the addin. It has no compiler for precompiled code, which takes longer than everything else that these repositories do; one with
    /// <see cref="AllFeeds"/> has it.
    /// </summary>
    public string NuGetConfig => $"""
        <configuration>
          {Sources("<clear />")}
          <packageSourceMapping>
            <packageSource key="addin">
              <package pattern="Releasing.*" />
              <package pattern="Cake.Core" />
              <package pattern="Cake.Common" />
              <package pattern="Microsoft.NETCore.App.Crossgen2.*" />
            </packageSource>
            <packageSource key="others">
              <package pattern="*" />
            </packageSource>
          </packageSourceMapping>
        </configuration>
        """;

    /// <summary>The same with the feeds of this machine.</summary>
    public string AllFeeds => $"""
        <configuration>
          {Sources("")}
        </configuration>
        """;

    private string Sources(string first) => $"""
        <packageSources>
            {first}
            <add key="addin" value="{Feed}" />
            <add key="others" value="{OtherPackages}" />
          </packageSources>
        """;

    /// <summary>A build project that refers to the addin and to nothing of this repository.</summary>
    public static string Project(string references = "") => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Releasing.Cake" Version="{Version}" />
            {references}
          </ItemGroup>
        </Project>
        """;

    /// <summary>Packs a project, as it was built for the tests, into the feed. One at a time: NuGet writes the package's description beside the project.</summary>
    public void Pack(string project)
    {
        lock (s_packing)
        {
            Validator.Require("dotnet").Accept(
                "pack", Path.Combine(SmallRepository.Root, "src", project), "--no-build", "--configuration", Configuration,
                "--output", Feed, "--nologo", "--verbosity", "quiet", $"-p:PackageVersion={Version}");
        }
    }

    /// <summary>Runs a program in a folder with the clean cache.</summary>
    /// <remarks>What a test host or a CI tells its children must not reach a repository that stands for somebody else's.</remarks>
    public Verdict Run(string folder, params string[] command) => Validator.Require("env").RunIn(
        folder,
        [
            .. s_hidden.SelectMany(name => new[] { "-u", name }), "TERM=dumb", $"NUGET_PACKAGES={Cache}", $"RELEASING_KEYS={Path.Combine(_folder.FullName, "keys")}", .. command,
        ]);

    public void Dispose() => _folder.Delete(recursive: true);
}
