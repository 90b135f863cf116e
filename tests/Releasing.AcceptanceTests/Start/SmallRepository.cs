using System.Reflection;

namespace Releasing.AcceptanceTests.Start;

/// <summary>A repository with a space in its path whose build/ refers to a project beside it and prints what it was given.</summary>
public sealed class SmallRepository : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("build start ");

    public SmallRepository()
    {
        File.Copy(Path.Combine(Root, "build.sh"), this["build.sh"]);
        Write("Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>
              </PropertyGroup>
            </Project>
            """);
        Write("build/Build.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../src/Words/Words.csproj" />
              </ItemGroup>
            </Project>
            """);
        Write("build/Program.cs", """
            System.Console.WriteLine(Words.Greeting.Text + " from " + System.Environment.CurrentDirectory);
            foreach (var argument in args)
            {
                System.Console.WriteLine("<" + argument + ">");
            }

            return args.Length;
            """);
        Write("src/Words/Words.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""");
        Greet("hello");
        Write("src/Other/main.c", "int main(void) { return 0; }\n");
    }

    /// <summary>The folder of the repository under test.</summary>
    public static string Root => typeof(SmallRepository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    public string Folder => _folder.FullName;

    public string this[string relative] => Path.Combine(Folder, relative);

    public void Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[relative])!);
        File.WriteAllText(this[relative], text);
    }

    public void Greet(string text) =>
        Write("src/Words/Greeting.cs", $$"""namespace Words; public static class Greeting { public static string Text => "{{text}}"; }""");

    /// <summary>Starts the build from a folder that is not the repository.</summary>
    public Verdict Start(params string[] arguments) => Validator.Require("bash").RunIn("/", [this["build.sh"], .. arguments]);

    /// <summary>Starts the build with a variable of the environment set.</summary>
    public Verdict StartWith(string variable, params string[] arguments) =>
        Validator.Require("env").RunIn("/", [variable, "bash", this["build.sh"], .. arguments]);

    public void Dispose() => _folder.Delete(recursive: true);
}
