using Releasing.Core.Tests.Formats.Binaries;
using Releasing.Core.Tests.Sboms.DotNet;
using Releasing.Core.Tests.Sboms.Go;
using Releasing.Failures;
using Releasing.Projects;
using Releasing.Sboms;
using Releasing.Sboms.Sources;

namespace Releasing.Core.Tests.Sboms.Sources;

public sealed class InventorySourcesTests : IDisposable
{
    private const string CargoLock = """
        version = 4
        [[package]]
        name = "tool"
        version = "0.2.0"
        dependencies = ["serde"]
        [[package]]
        name = "serde"
        version = "1.0.219"
        source = "registry+https://index.example.org/crates"
        checksum = "5f0e2c6ed6606019b4e29e69dbaba95b11854410e5347d525002456dbbb786b6"
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly InventorySources _sources = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Reads_every_lock_file_but_those_of_other_peoples_code()
    {
        var repository = await RepositoryAsync(
            ("Cargo.lock", CargoLock), ("web/node_modules/x/go.mod", "module x"), ("vendor/y/go.mod", "module y"), ("target/go.mod", "module z"), ("tool/go.mod", "module tool"), ("README.md", "text"));

        repository.Files.Select(file => file.Path).ShouldBe(["Cargo.lock", "tool/go.mod"]);
        repository.Whole.Purls().ShouldBe(["pkg:cargo/serde@1.0.219", "pkg:cargo/tool@0.2.0", "pkg:golang/tool"]);
        repository.Whole.KnowsDependencies.ShouldBeFalse();
    }

    [Fact]
    public async Task A_broken_lock_file_stops_with_its_line() =>
        (await Should.ThrowAsync<InvalidInputException>(() => RepositoryAsync(("sub/go.mod", "module x\nrequire a\n")))).Where.ShouldBe("sub/go.mod:2");

    [Fact]
    public async Task The_lock_file_stands_in_for_a_program_that_says_nothing()
    {
        var inventory = await OfBinaryAsync(await RepositoryAsync(("Cargo.lock", CargoLock)), new BinaryOrigin(ProjectLanguage.Rust, "crates/tool"), BinarySamples.All().First());

        inventory.Purls().ShouldBe(["pkg:cargo/serde@1.0.219", "pkg:cargo/tool@0.2.0"]);
        inventory.Gaps.ShouldContain("bin/tool does not say which components it holds; Cargo.lock stands in, which may name more than this target holds.");
    }

    [Theory]
    [InlineData(ProjectLanguage.C, "and C has no lock file that could.")]
    [InlineData(ProjectLanguage.Zig, "and Zig has no lock file that could.")]
    [InlineData(ProjectLanguage.Go, "and the repository has no lock file of its language.")]
    public async Task What_nobody_says_is_a_gap(ProjectLanguage language, string expected)
    {
        var inventory = await OfBinaryAsync(await RepositoryAsync(("Cargo.lock", CargoLock)), new BinaryOrigin(language), BinarySamples.All().First());

        inventory.Components.ShouldBeEmpty();
        inventory.KnowsDependencies.ShouldBeFalse();
        inventory.Gaps.Single().ShouldEndWith(expected);
    }

    [Fact]
    public async Task The_program_wins_and_lock_files_add_to_it()
    {
        const string mod = "module example.org/tool\ngo 1.22\nrequire github.com/Masterminds/semver v3.2.1+incompatible\nrequire example.org/unused v1.0.0\n";

        var inventory = await OfBinaryAsync(
            await RepositoryAsync(("go.mod", mod), ("Cargo.lock", CargoLock)), new BinaryOrigin(ProjectLanguage.Go), new SectionSample().Add(".go.buildinfo", BuildInfoSample.Inline()).Elf());

        inventory.Components.Select(component => component.Name).ShouldBe(["example.org/beside", "example.org/fork", "example.org/tool", "github.com/Masterminds/semver", "stdlib"]);
        inventory.Needs("pkg:golang/example.org/tool").ShouldBe(["pkg:golang/github.com/masterminds/semver@v3.2.1%2Bincompatible"]);
        inventory.Named("github.com/Masterminds/semver").FoundIn.ShouldBe(["bin/tool (Go build info)", "go.mod"]);
    }

    [Fact]
    public async Task Sums_of_modules_that_were_only_considered_stay_out()
    {
        const string sum = "example.org/a v1.0.0 h1:A=\nexample.org/considered v1.0.0 h1:C=\n";

        var chosen = await RepositoryAsync(("go.mod", "module x\ngo 1.22\nrequire example.org/a v1.0.0\n"), ("go.sum", sum));
        chosen.Whole.Components.Select(component => component.Name).ShouldBe(["example.org/a", "x"]);
        chosen.Whole.Named("example.org/a").ContentSum.ShouldBe("h1:A=");

        var older = await RepositoryAsync(("go.mod", "module x\ngo 1.16\nrequire example.org/a v1.0.0\n"), ("go.sum", sum));
        older.Whole.Components.Select(component => component.Name).ShouldBe(["example.org/a", "example.org/considered", "x"]);
    }

    [Fact]
    public async Task The_nearest_lock_file_of_the_language_counts()
    {
        var repository = await RepositoryAsync(("go.mod", "module top"), ("tools/a/go.mod", "module a"), ("tools/b/go.mod", "module b"), ("Cargo.lock", CargoLock));

        Paths(new BinaryOrigin(ProjectLanguage.Go, "tools/a/cmd")).ShouldBe(["tools/a/go.mod"]);
        Paths(new BinaryOrigin(ProjectLanguage.Go, "other")).ShouldBe(["go.mod"]);
        Paths(new BinaryOrigin(ProjectLanguage.Rust, "tools/a")).ShouldBe(["Cargo.lock"]);
        Paths(new BinaryOrigin(null, "tools/b")).ShouldBe(["tools/b/go.mod"]);
        Paths(new BinaryOrigin(ProjectLanguage.DotNet)).ShouldBeEmpty();

        IEnumerable<string> Paths(BinaryOrigin origin) => repository.FilesFor(origin).Select(file => file.Path);
    }

    [Fact]
    public async Task Lock_files_below_count_where_there_is_none_above()
    {
        var repository = await RepositoryAsync(("src/a/packages.lock.json", DotNetSamples.PackagesLock), ("src/b/packages.lock.json", DotNetSamples.PackagesLock));

        repository.FilesFor(new BinaryOrigin(ProjectLanguage.DotNet)).Count.ShouldBe(2);
        repository.FilesFor(new BinaryOrigin(ProjectLanguage.DotNet, "src/b")).Single().Path.ShouldBe("src/b/packages.lock.json");
    }

    [Fact]
    public async Task A_deps_json_beside_the_program_speaks_for_it()
    {
        _folder.Write("out/tool.deps.json", DotNetSamples.DepsJson);
        foreach (var name in new[] { "out/tool", "out/tool.exe", "out/tool.dll" })
        {
            await File.WriteAllBytesAsync(_folder[name], BinarySamples.All().First());
            var inventory = await _sources.OfBinaryAsync(_folder[name], "bin/tool", RepositoryInventory.None, new BinaryOrigin(ProjectLanguage.DotNet));
            inventory.Named("Newtonsoft.Json").FoundIn.ShouldBe(["bin/tool.deps.json"]);
        }
    }

    [Fact]
    public async Task Own_projects_without_a_version_are_those_of_the_program()
    {
        var repository = await RepositoryAsync(("src/packages.lock.json", DotNetSamples.PackagesLock));

        var inventory = await OfBinaryAsync(repository, new BinaryOrigin(ProjectLanguage.DotNet), BundleSample.Build(6, DotNetSamples.DepsJson));

        inventory.Purls().Where(purl => purl.Contains("hared", StringComparison.Ordinal)).ShouldBe(["pkg:nuget/Shared@2.3.4"]);
        inventory.KnowsDependencies.ShouldBeTrue();
    }

    [Fact]
    public async Task A_missing_program_is_named() =>
        (await Should.ThrowAsync<InvalidInputException>(() => _sources.OfBinaryAsync(_folder["gone"], "bin/gone", RepositoryInventory.None, new BinaryOrigin(null)))).Where.ShouldBe("bin/gone");

    private async Task<RepositoryInventory> RepositoryAsync(params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
        {
            _folder.Write(path, text);
        }

        return await _sources.OfRepositoryAsync(_folder.Path, files.Select(file => file.Path));
    }

    private async Task<Inventory> OfBinaryAsync(RepositoryInventory repository, BinaryOrigin origin, byte[] program)
    {
        await File.WriteAllBytesAsync(_folder["tool"], program);
        return await _sources.OfBinaryAsync(_folder["tool"], "bin/tool", repository, origin);
    }
}
