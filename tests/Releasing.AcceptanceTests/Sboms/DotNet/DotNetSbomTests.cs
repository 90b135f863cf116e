using System.Text;
using Releasing.Sboms;
using Releasing.Sboms.DotNet;
using Releasing.Sboms.Sources;

namespace Releasing.AcceptanceTests.Sboms.DotNet;

/// <summary>Our inventories of .NET lock files of hundreds of packages, and of a program published as a single file, beside Trivy and cdxgen.</summary>
public sealed class DotNetSbomTests : IDisposable
{
    private const int Packages = 400;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-dotnet-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public async Task Nothing_that_peers_find_in_packages_lock_json_is_missing()
    {
        var folder = Write("lock/packages.lock.json", PackagesLock());
        Write("lock/tool.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        var ours = await OursAsync(new PackagesLockScanner(), "lock/packages.lock.json");

        var union = OtherScanners.Trivy("fs", folder, Scratch).Union(OtherScanners.Cdxgen("dotnet", folder, Path.Combine(Scratch, "lock.cdx.json"))).ToHashSet();

        union.Count.ShouldBeGreaterThanOrEqualTo(Packages);
        union.Except(ours).ShouldBeEmpty();

        // The peers leave out the project that is referred to, or not; it is the repository's own.
        ours.Except(union).ShouldBeSubsetOf(["pkg:nuget/shared"]);
    }

    [SkippableFact]
    public async Task Nothing_that_Trivy_finds_in_deps_json_is_missing()
    {
        var folder = Write("deps/tool.deps.json", DepsJson());
        var ours = await OursAsync(new DepsJsonScanner(), "deps/tool.deps.json");

        var trivy = OtherScanners.Trivy("fs", folder, Scratch);

        trivy.Count.ShouldBeGreaterThanOrEqualTo(Packages);
        trivy.Except(ours).ShouldBeEmpty();

        // More than Trivy: the project's own assembly and the runtime.
        ours.Except(trivy).ShouldBeSubsetOf(["pkg:nuget/tool@2.3.4", "pkg:nuget/Microsoft.NETCore.App.Runtime.linux-x64@10.0.12"]);
    }

    [SkippableFact]
    public async Task Nothing_that_cdxgen_finds_in_project_assets_json_is_missing()
    {
        var folder = Write("assets/tool.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        Write("assets/obj/project.assets.json", ProjectAssets());
        var ours = await OursAsync(new ProjectAssetsScanner(), "assets/obj/project.assets.json");

        var cdxgen = OtherScanners.Cdxgen("dotnet", folder, Path.Combine(Scratch, "assets.cdx.json"));

        cdxgen.Count.ShouldBeGreaterThanOrEqualTo(Packages);
        cdxgen.Except(ours).ShouldBeEmpty();

        // More than cdxgen: the runtime that the build downloads into the program.
        ours.Except(cdxgen).ShouldBeSubsetOf(["pkg:nuget/Microsoft.NETCore.App.Runtime.linux-x64@10.0.12"]);
    }

    [SkippableFact]
    public async Task A_published_single_file_tells_what_its_deps_json_did()
    {
        var dotnet = Validator.Require("dotnet");
        var folder = Write("app/app.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <RuntimeIdentifier>linux-x64</RuntimeIdentifier>
                <Version>2.3.4</Version>
                <NuGetAudit>false</NuGetAudit>
                <SelfContained>true</SelfContained>
                <PublishSingleFile>true</PublishSingleFile>
                <EnableCompressionInSingleFile>true</EnableCompressionInSingleFile>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="NSubstitute" Version="5.3.0" />
                <PackageReference Include="YamlDotNet" Version="16.3.0" />
              </ItemGroup>
            </Project>
            """);
        Write("app/Program.cs", "System.Console.WriteLine(1);");
        dotnet.RunIn(folder, "publish", "-o", "out", "-v", "q", "-nodeReuse:false", "-p:UseSharedCompilation=false").ExitCode.ShouldBe(0);
        var program = Path.Combine(folder, "out", "app");

        var repository = await new InventorySources().OfRepositoryAsync(folder, ["obj/project.assets.json"]);
        var inventory = await new InventorySources().OfBinaryAsync(program, "app", repository, new BinaryOrigin(Projects.ProjectLanguage.DotNet));

        var deps = Directory.GetFiles(Path.Combine(folder, "bin"), "app.deps.json", SearchOption.AllDirectories).Single();
        inventory.Components.Select(component => component.PackageUrl).ShouldBe(await OursAsync(new DepsJsonScanner(), Path.GetRelativePath(_folder.FullName, deps)), ignoreOrder: true);
        inventory.Components.Select(component => component.Name).ShouldBe(
            ["app", "Castle.Core", "Microsoft.NETCore.App.Runtime.linux-x64", "NSubstitute", "System.Diagnostics.EventLog", "YamlDotNet"], ignoreOrder: true);
        inventory.Components.Single(component => component.IsFirstParty).PackageUrl.ShouldBe("pkg:nuget/app@2.3.4");
        inventory.Dependencies["pkg:nuget/NSubstitute@5.3.0"].ShouldBe(["pkg:nuget/Castle.Core@5.1.1"]);
        inventory.Components.Single(component => component.Name == "YamlDotNet").ContentSum.ShouldNotBeNull().ShouldStartWith("sha512-");
        inventory.Gaps.ShouldBeEmpty();
    }

    private static string Hash(int number) => Convert.ToBase64String(System.Security.Cryptography.SHA512.HashData(BitConverter.GetBytes(number)));

    private static string Needs(int number) =>
        string.Join(", ", new[] { (2 * number) + 1, (2 * number) + 2 }.Where(next => next < Packages).Select(next => $"\"Company.Package{next}\": \"1.{next}.0\""));

    private static string Rows(Func<int, string> row) => string.Join(",\n", Enumerable.Range(0, Packages).Select(row));

    private static string PackagesLock() => "{\n\"version\": 1,\n\"dependencies\": {\n\"net10.0\": {\n"
        + Rows(number => $"\"Company.Package{number}\": {{ \"type\": \"{(number == 0 ? "Direct" : "Transitive")}\", \"resolved\": \"1.{number}.0\", \"contentHash\": \"{Hash(number)}\", \"dependencies\": {{ {Needs(number)} }} }}")
        + ",\n\"shared\": { \"type\": \"Project\" }\n}\n}\n}\n";

    private static string DepsJson() => "{\n\"runtimeTarget\": { \"name\": \".NETCoreApp,Version=v10.0/linux-x64\", \"signature\": \"\" },\n\"targets\": {\n\".NETCoreApp,Version=v10.0/linux-x64\": {\n"
        + "\"tool/2.3.4\": { \"dependencies\": { \"Company.Package0\": \"1.0.0\" }, \"runtime\": { \"tool.dll\": {} } },\n\"runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/10.0.12\": { \"runtime\": { \"x.dll\": {} } },\n"
        + Rows(number => $"\"Company.Package{number}/1.{number}.0\": {{ \"dependencies\": {{ {Needs(number)} }}, \"runtime\": {{ \"lib/net10.0/P{number}.dll\": {{}} }} }}")
        + "\n}\n},\n\"libraries\": {\n\"tool/2.3.4\": { \"type\": \"project\" },\n\"runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/10.0.12\": { \"type\": \"runtimepack\" },\n"
        + Rows(number => $"\"Company.Package{number}/1.{number}.0\": {{ \"type\": \"package\", \"serviceable\": true, \"sha512\": \"sha512-{Hash(number)}\", \"path\": \"p/{number}\" }}")
        + "\n}\n}\n";

    private static string ProjectAssets() => "{\n\"version\": 3,\n\"targets\": {\n\"net10.0\": {\n"
        + Rows(number => $"\"Company.Package{number}/1.{number}.0\": {{ \"type\": \"package\", \"dependencies\": {{ {Needs(number)} }}, \"runtime\": {{ \"lib/net10.0/P{number}.dll\": {{}} }} }}")
        + "\n}\n},\n\"libraries\": {\n"
        + Rows(number => $"\"Company.Package{number}/1.{number}.0\": {{ \"sha512\": \"{Hash(number)}\", \"type\": \"package\", \"path\": \"p/{number}\", \"files\": [ \"lib/net10.0/P{number}.dll\" ] }}")
        + "\n},\n\"projectFileDependencyGroups\": { \"net10.0\": [ \"Company.Package0 >= 1.0.0\" ] },\n\"packageFolders\": {},\n\"project\": { \"version\": \"2.3.4\", \"restore\": { \"projectName\": \"tool\", \"projectPath\": \"/src/tool.csproj\" },\n"
        + "\"frameworks\": { \"net10.0\": { \"dependencies\": { \"Company.Package0\": { \"target\": \"Package\", \"version\": \"[1.0.0, )\" } },\n"
        + "\"downloadDependencies\": [ { \"name\": \"Microsoft.NETCore.App.Runtime.linux-x64\", \"version\": \"[10.0.12, 10.0.12]\" } ], \"frameworkReferences\": { \"Microsoft.NETCore.App\": {} } } } }\n}\n";

    private string Scratch => Directory.CreateDirectory(Path.Combine(_folder.FullName, "scratch")).FullName;

    private string Write(string relative, string text)
    {
        var path = Path.Combine(_folder.FullName, relative);
        var folder = Directory.CreateDirectory(Path.GetDirectoryName(path)!).FullName;
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return folder;
    }

    private async Task<HashSet<string>> OursAsync(IScanner scanner, string relative)
    {
        await using var stream = File.OpenRead(Path.Combine(_folder.FullName, relative));
        return [.. (await scanner.ScanAsync(stream, relative, CancellationToken.None)).ShouldNotBeNull().Components.Select(component => component.PackageUrl)];
    }
}
