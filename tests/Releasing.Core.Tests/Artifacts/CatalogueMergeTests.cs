using Releasing.Artifacts;
using Releasing.Failures;
using static Releasing.Core.Tests.Artifacts.ArtifactSamples;

namespace Releasing.Core.Tests.Artifacts;

public sealed class CatalogueMergeTests : IDisposable
{
    private readonly List<TemporaryFolder> _folders = [];

    public void Dispose() => _folders.ForEach(folder => folder.Dispose());

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Order_grouping_and_repetition_make_no_difference(int seed)
    {
        var machines = Machines(new Random(seed));

        var straight = Fresh();
        await straight.MergeAsync(machines);
        var reference = CatalogueFiles(straight.Folder);
        reference.Count.ShouldBeGreaterThan(3);

        foreach (var order in new[] { new[] { 0, 2, 1 }, [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0], [0, 1, 2, 0, 1, 2, 2] })
        {
            var merged = Fresh();
            foreach (var index in order)
            {
                await merged.MergeAsync([machines[index]]);
            }

            CatalogueFiles(merged.Folder).ShouldBe(reference);
        }

        var pair = Fresh();
        await pair.MergeAsync([machines[1], machines[2]]);
        await machines[0].MergeAsync([pair]);
        CatalogueFiles(machines[0].Folder).ShouldBe(reference);
        await machines[0].MergeAsync([machines[0]]);
        CatalogueFiles(machines[0].Folder).ShouldBe(reference);
    }

    [Fact]
    public async Task Files_come_along_with_mode_and_bytes()
    {
        var (here, there) = (Fresh(), Fresh());
        var binary = Binary("tool", "linux-x86_64").WriteTo(_folders[1], "program");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(there.FullPath(binary), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        _folders[1].Write("dist/Tool.app/Contents/MacOS/tool", "x");
        var folder = await FileDigest.OfAsync(_folders[1]["dist/Tool.app"]);
        var app = Archive("Tool.app", "macos") with { Sha256 = folder.Sha256, Size = folder.Size };
        there.Record([binary, app, Archive("missing.tar.gz")]);

        await here.MergeAsync([there]);

        File.ReadAllText(here.FullPath(binary)).ShouldBe("program");
        (await FileDigest.OfAsync(here.FullPath(app))).ShouldBe(folder);
        here.All.ShouldBe(there.All);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(here.FullPath(binary)).HasFlag(UnixFileMode.UserExecute).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Another_digest_under_one_name_names_both_digests_and_both_places_and_changes_nothing()
    {
        var (here, there) = (Fresh(), Fresh());
        here.Record(Archive("a.tar.gz", content: "one").WriteTo(_folders[0], "one"));
        there.Record([Archive("a.tar.gz", content: "two").WriteTo(_folders[1], "two"), Archive("b.tar.gz").WriteTo(_folders[1], "b")]);
        var before = CatalogueFiles(here.Folder);

        var message = (await Should.ThrowAsync<ReleaseException>(() => here.MergeAsync([there]))).Message;
        message.ShouldContain(FileDigest.OfText("one"));
        message.ShouldContain(FileDigest.OfText("two"));
        message.ShouldContain(here.Folder);
        message.ShouldContain(there.Folder);
        (await Should.ThrowAsync<ReleaseException>(() => there.MergeAsync([here]))).Message.ShouldBe(message);
        CatalogueFiles(here.Folder).ShouldBe(before);
        File.Exists(here.FullPath("dist/b.tar.gz")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_damaged_on_the_way_is_not_taken_over()
    {
        var (here, there) = (Fresh(), Fresh());
        there.Record(Archive("a.tar.gz", content: "right").WriteTo(_folders[1], "right"));
        _folders[1].Write("dist/a.tar.gz", "wrong");
        var message = (await Should.ThrowAsync<ReleaseException>(() => here.MergeAsync([there]))).Message;
        message.ShouldContain(FileDigest.OfText("right"));
        message.ShouldContain(FileDigest.OfText("wrong"));
        here.All.ShouldBeEmpty();
        Directory.GetFiles(_folders[0].Path, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    private Catalogue Fresh()
    {
        var folder = new TemporaryFolder();
        _folders.Add(folder);
        return Catalogue.Open(folder.Path);
    }

    // Machines overlap: some artifacts are made on several, with the same bytes and, now and then, other tools.
    private Catalogue[] Machines(Random random)
    {
        var machines = new[] { Fresh(), Fresh(), Fresh() };
        for (var index = 0; index < 20; index++)
        {
            var artifact = Archive($"a{index}.tar.gz", random.Next(4) is > 0 and var target ? $"target-{target}" : null, $"content {index}", random.Next(2) == 0 ? "Archive" : "Package.Deb");
            foreach (var machine in machines)
            {
                if (random.Next(2) == 0)
                {
                    machine.Record(artifact with { Fingerprint = FileDigest.OfText($"tools {random.Next(3)}") });
                }
            }
        }

        return machines;
    }
}
