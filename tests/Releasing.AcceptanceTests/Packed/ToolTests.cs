using System.Reflection;

namespace Releasing.AcceptanceTests.Packed;

/// <summary>The program <c>releasing</c>, installed as a .NET tool from the feed.</summary>
[Collection(nameof(UsesPackedAddin))]
public sealed class ToolTests : IDisposable
{
    private readonly PackedAddin _addin;
    private readonly EmptyProject _repository;

    public ToolTests(PackedAddin addin)
    {
        _addin = addin;
        _repository = new EmptyProject(addin);
        _repository.Write("Cargo.toml", "[package]\nname = \"tally\"\nversion = \"1.2.3\"\nedition = \"2021\"\n");
        _repository.Write("src/main.rs", "fn main() {}\n");
        _repository.Commit("v1.2.3");
        addin.Pack("Releasing.Cli");
        Run(_repository.Folder, "dotnet", "tool", "install", "Releasing.Cli", "--version", PackedAddin.Version, "--tool-path", "tools");
    }

    public void Dispose() => _repository.Dispose();

    [SkippableFact]
    public void Program_works_in_every_folder_of_a_repository_without_configuration()
    {
        Releasing("--version").ShouldBe(OwnVersion + "\n");
        Releasing("--target=Version").ShouldContain("1.2.3");
        Releasing("--target=Plan").ShouldContain("tally-1.2.3-source.tar.gz");
        Directory.Exists(_repository["src/artifacts"]).ShouldBeFalse();
    }

    // Every project of the repository has the same version.
    private static string OwnVersion =>
        typeof(ToolTests).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private string Releasing(params string[] arguments) => Run(_repository["src"], [_repository["tools/releasing"], .. arguments]);

    private string Run(string folder, params string[] command)
    {
        var verdict = _addin.Run(folder, command);
        verdict.ShouldBeAccepted();
        return verdict.Output;
    }
}
