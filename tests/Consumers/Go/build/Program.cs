using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake;
using Releasing.Cake.Tasks;
using Releasing.Files;
using Releasing.Formats.Archives;

return new CakeHost().UseReleasing<BuildContext>().Run(args);

// Changed settings.
public sealed class BuildContext : ReleaseContext
{
    public BuildContext(ICakeContext context)
        : base(context)
    {
        Settings.Project.Maintainer = "Ada Lovelace <ada@example.org>";
        Settings.Targets.Add("linux-*");
        Settings.Targets.Add("windows-x86_64");
        Settings.Archive.NameTemplate = "{name}_{version}_{target}";
        Settings.Checksum.Sha512 = true;

        // Linux packages with a service of systemd, and repositories from which apt and dnf install them.
        Settings.LinuxPackages.Services.Add("packaging/greetd.service");
        Settings.AptRepository.Enabled = true;
        Settings.YumRepository.Enabled = true;
    }
}

// Replaces the stock task, calling the original; what depends on it gets the archives with the note inside.
[TaskName(TaskNames.Archive)]
public sealed class ArchiveWithNote : ArchiveTask
{
    protected override IList<ArchiveEntry> Describe(ReleaseContext context, PlannedArtifact artifact)
    {
        var note = System.Text.Encoding.UTF8.GetBytes($"Packed for {artifact.Target} by {context.Settings.Project.Maintainer}\n");
        return [.. base.Describe(context, artifact), ArchiveEntry.File("NOTE.txt", ContentSource.FromBytes(note, "the note"))];
    }
}

// Inserted between packing and checksums: sees every package, and stops the release when one is too large.
[TaskName("Inspect")]
[IsDependentOn(typeof(PackageStage))]
[IsDependeeOf(typeof(ChecksumTask))]
public sealed class InspectTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        foreach (var archive in context.Artifacts.Of(ArtifactKind.Archive))
        {
            context.Log.Information("inspected {0}", archive.Name);
            if (archive.Size > 50_000_000)
            {
                throw new CakeException($"{archive.Name} is larger than 50 MB.");
            }
        }
    }
}
