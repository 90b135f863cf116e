using Cake.Core;
using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake.Running;
using Releasing.Cake.Tasks;
using Releasing.Effects;
using Releasing.Files;
using Releasing.Formats.Archives;
using Spectre.Console;

namespace Releasing.Cake.Tests.Hosting;

/// <summary>What a repository may write, and what is refused before anything runs.</summary>
[Collection(OneHostAtATime.Name)]
public sealed class StartUpTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    [Fact]
    public void Replaces_stock_task_of_same_name_and_its_dependents_get_what_it_made()
    {
        _release.Run([typeof(ArchiveWithNote)], "--target=Checksum").ShouldBe(0, _release.Output);

        var names = Members("tool-1.2.3-windows-x86_64.zip");
        names.ShouldContain("NOTE.txt");
        names.ShouldContain("tool.exe");
        File.ReadAllText(Path.Combine(_release.Artifacts, "dist", "checksums.txt"))
            .ShouldContain(_release.Catalogue.Released.Single(artifact => artifact.Name.EndsWith("windows-x86_64.zip", StringComparison.Ordinal)).Sha256);
    }

    [Fact]
    public void An_inserted_task_runs_between_the_two_it_names()
    {
        _release.Run([typeof(ScanTask)], "--target=Checksum").ShouldBe(0, _release.Output);

        var order = new[] { " Package  ", " Scan  ", " Checksum  " }.Select(name => _release.Output.LastIndexOf(name, StringComparison.Ordinal)).ToList();
        order.ShouldBeInOrder();
        _release.Output.ShouldContain("scanned 19 files");
    }

    [Fact]
    public void An_added_artifact_task_is_planned_checksummed_and_published()
    {
        _release.Run([typeof(ManifestTask)], "--target=Release").ShouldBe(0, _release.Output);

        _release.PublishedAssets().Select(asset => asset.Name).ShouldContain("MANIFEST.md");
        File.ReadAllText(Path.Combine(_release.Published, "checksums.txt")).ShouldContain("  MANIFEST.md\n");
    }

    [Fact]
    public void A_disabled_task_makes_nothing_and_is_skipped_with_its_reason()
    {
        _release.Run<NoSourcesContext>([], "--target=Release").ShouldBe(0, _release.Output);

        _release.PublishedAssets().Select(asset => asset.Name).ShouldNotContain("tool-1.2.3-source.zip");
        _release.Output.ShouldContain("disabled in the settings");
    }

    [Fact]
    public void Two_classes_of_one_name_are_refused_with_both()
    {
        _release.Run([typeof(ScanTask), typeof(OtherScanTask)], "--target=Package").ShouldNotBe(0);

        _release.Output.ShouldContain(nameof(ScanTask));
        _release.Output.ShouldContain(nameof(OtherScanTask));
    }

    [Fact]
    public void A_subclass_without_a_name_of_its_own_is_refused()
    {
        _release.Run([typeof(NamelessArchive)], "--target=Package").ShouldNotBe(0);

        _release.Output.ShouldContain(nameof(NamelessArchive));
        _release.Output.ShouldContain("[TaskName(\"Archive\")]");
    }

    [Fact]
    public void An_irreversible_task_that_does_not_wait_for_verification_is_refused()
    {
        _release.Run([typeof(HastyTask)], "--target=Package").ShouldNotBe(0);

        _release.Output.ShouldContain("Hasty");
        _release.Output.ShouldContain("Verify.Draft");
    }

    [Fact]
    public void An_irreversible_task_wired_before_verification_is_refused()
    {
        _release.Run([typeof(EarlyTask)], "--target=Package").ShouldNotBe(0);

        _release.Output.ShouldContain("Early");
        _release.Output.ShouldContain("Verify.Draft");
    }

    [Fact]
    public void Unknown_targets_and_tasks_are_refused_at_once_with_the_valid_ones()
    {
        _release.Run("--target=Package", "--only=lunix-*", "--skip=Achive").ShouldNotBe(0);

        _release.Output.ShouldContain("lunix-*");
        _release.Output.ShouldContain("linux-x86_64");
        _release.Output.ShouldContain("Achive");
        _release.Output.ShouldContain("SourceArchive");
    }

    [Fact]
    public void A_stage_cannot_be_skipped()
    {
        _release.Run("--target=Package", "--skip=Package").ShouldNotBe(0);

        _release.Output.ShouldContain("stage");
    }

    [Fact]
    public void An_unknown_store_is_refused_with_the_known_one()
    {
        _release.Run("--target=Release", "--store=moon").ShouldNotBe(0);

        _release.Output.ShouldContain("'local'");
    }

    [Theory]
    [InlineData("--parallelism=none")]
    [InlineData("--parallelism=0")]
    [InlineData("--snapshot=perhaps")]
    public void An_argument_that_makes_no_sense_is_refused(string argument)
    {
        _release.Run("--target=Version", argument).ShouldNotBe(0);

        _release.Output.ShouldContain(argument.Split('=')[0]);
    }

    [Fact]
    public void Settings_mistakes_are_reported_all_at_once()
    {
        _release.Run<MistakenContext>([], "--target=Version").ShouldNotBe(0);

        _release.Output.ShouldContain("Settings.Archive.NameTemplate");
        _release.Output.ShouldContain("{nmae}");
        _release.Output.ShouldContain("Settings.Project.Homepage");
        _release.Output.ShouldContain("Settings.MaxGlibc");
    }

    [Fact]
    public void Two_artifacts_of_one_name_are_refused_before_anything_is_built()
    {
        _release.Run<SameNamesContext>([], "--target=Release").ShouldNotBe(0);

        _release.Output.ShouldContain("'dist/tool.zip'");
        Directory.Exists(Path.Combine(_release.Artifacts, "dist")).ShouldBeFalse();
    }

    private List<string> Members(string zip)
    {
        using var archive = System.IO.Compression.ZipFile.OpenRead(Path.Combine(_release.Artifacts, "dist", zip));
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }
}

[TaskName(TaskNames.Archive)]
public sealed class ArchiveWithNote : ArchiveTask
{
    protected override IList<ArchiveEntry> Describe(ReleaseContext context, PlannedArtifact artifact)
    {
        var entries = base.Describe(context, artifact);
        return [.. entries, ArchiveEntry.File("NOTE.txt", ContentSource.FromBytes("hello\n"u8.ToArray(), "the note"))];
    }
}

[TaskName("Scan")]
[TaskDescription("Counts what was packed")]
[IsDependentOn(typeof(PackageStage))]
[IsDependeeOf(typeof(ChecksumTask))]
public sealed class ScanTask : FrostingTask<ReleaseContext>
{
    public override void Run(ReleaseContext context) => context.Terminal.WriteLine($"scanned {context.Artifacts.Released.Count} files");
}

[TaskName("Scan")]
public sealed class OtherScanTask : FrostingTask<ReleaseContext>;

public sealed class NamelessArchive : ArchiveTask;

[TaskName("Manifest")]
[TaskDescription("Lists the binaries")]
[IsDependentOn(typeof(CodeSignStage))]
[IsDependeeOf(typeof(PackageStage))]
public sealed class ManifestTask : ArtifactTask
{
    public override IEnumerable<PlannedArtifact> Plan(ReleaseContext context) =>
        [new() { Kind = ArtifactKind.Other, Name = "MANIFEST.md", Inputs = [.. context.Plan.Of(ArtifactKind.Binary)] }];

    protected override async Task<FileDigest?> ProduceAsync(ReleaseContext context, PlannedArtifact artifact, ItemLog log, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(context.FullPath(artifact), string.Join('\n', artifact.Inputs.Select(input => input.Identity)), cancellationToken);
        return null;
    }
}

[TaskName("Hasty")]
[IsDependentOn(typeof(PackageStage))]
public sealed class HastyTask : EffectTask
{
    public override bool IsIrreversible => true;

    public override IEnumerable<IEffect> Effects(ReleaseContext context) => [];
}

[TaskName("Early")]
[IsDependeeOf(typeof(PublishDraftTask))]
public sealed class EarlyTask : EffectTask
{
    public override bool IsIrreversible => true;

    public override IEnumerable<IEffect> Effects(ReleaseContext context) => [];
}

public sealed class NoSourcesContext : PrebuiltContext
{
    public NoSourcesContext(ICakeContext context)
        : base(context) => Settings.Disable(TaskNames.SourceArchive);
}

public sealed class MistakenContext : PrebuiltContext
{
    public MistakenContext(ICakeContext context)
        : base(context)
    {
        Settings.Archive.NameTemplate = "{nmae}";
        Settings.Project.Homepage = "example.org";
        Settings.MaxGlibc = "new";
    }
}

public sealed class SameNamesContext : PrebuiltContext
{
    public SameNamesContext(ICakeContext context)
        : base(context)
    {
        Settings.Archive.NameTemplate = "tool";
        Settings.SourceArchive.NameTemplate = "tool";
    }
}
