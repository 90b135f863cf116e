using System.IO.Compression;
using Releasing.Projects;
using Releasing.Sboms;
using Releasing.Sboms.Sources;

namespace Releasing.AcceptanceTests.Sboms.Rust;

/// <summary>A real program that objcopy gave the section of cargo-auditable, and the lock file it was built from.</summary>
public sealed class AuditableProgramTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-auditable-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public async Task Says_what_it_holds_and_its_lock_file_adds_hashes()
    {
        var program = Path.Combine(_folder.FullName, "tool");
        var section = Path.Combine(_folder.FullName, "section");
        await using (var zlib = new ZLibStream(File.Create(section), CompressionLevel.Optimal))
        {
            zlib.Write("""{"packages":[{"name":"serde","version":"1.0.219","source":"index.example.org"},{"name":"tool","version":"0.2.0","source":"local","dependencies":[0],"root":true}]}"""u8);
        }

        Validator.Require("objcopy").Accept("--add-section", $".dep-v0={section}", "/bin/sh", program);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "Cargo.lock"), $"""
            version = 4
            [[package]]
            name = "serde"
            version = "1.0.219"
            source = "registry+https://index.example.org/crates"
            checksum = "{new string('a', 64)}"
            [[package]]
            name = "unused"
            version = "1.0.0"
            source = "registry+https://index.example.org/crates"
            [[package]]
            name = "tool"
            version = "0.2.0"
            dependencies = ["serde", "unused"]
            """);
        var sources = new InventorySources();

        var repository = await sources.OfRepositoryAsync(_folder.FullName, ["Cargo.lock"]);
        var inventory = await sources.OfBinaryAsync(program, "bin/tool", repository, new BinaryOrigin(ProjectLanguage.Rust));

        inventory.Components.Select(component => component.PackageUrl).ShouldBe(["pkg:cargo/serde@1.0.219", "pkg:cargo/tool@0.2.0"]);
        inventory.Components[0].Hashes.ShouldBe([new ComponentHash("SHA-256", new string('a', 64))]);
        inventory.Dependencies["pkg:cargo/tool@0.2.0"].ShouldBe(["pkg:cargo/serde@1.0.219"]);
        inventory.Gaps.ShouldBeEmpty();

        // The same program before: nothing but the lock file knows.
        (await sources.OfBinaryAsync("/bin/sh", "bin/tool", repository, new BinaryOrigin(ProjectLanguage.Rust))).Components.Count.ShouldBe(3);
    }
}
