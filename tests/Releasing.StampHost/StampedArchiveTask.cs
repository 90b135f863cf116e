using System.Text;
using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake;
using Releasing.Cake.Tasks;
using Releasing.Files;
using Releasing.Formats.Archives;

namespace Releasing.StampHost;

[TaskName(TaskNames.Archive)]
[TaskDescription("Packs binaries, and on request what no archive should have in it")]
public sealed class StampedArchiveTask : ArchiveTask
{
    protected override IList<ArchiveEntry> Describe(ReleaseContext context, PlannedArtifact artifact) =>
        [.. base.Describe(context, artifact), .. Stamps((StampContext)context)];

    private static IEnumerable<ArchiveEntry> Stamps(StampContext context) => context.Stamp switch
    {
        "archive" =>
        [
            Member("BUILT", StampContext.Now),
            Member("FOLDER", context.Root),
            Member("CACHE", Environment.GetEnvironmentVariable("GOCACHE") ?? "the usual one"),
            Member("MODE", ModeOfNewFile()),
            Member("ZONE", TimeZoneInfo.Local.BaseUtcOffset.ToString("c")),
        ],
        _ => [],
    };

    private static ArchiveEntry Member(string name, string text) =>
        ArchiveEntry.File("share/" + name, ContentSource.FromBytes(Encoding.UTF8.GetBytes(text), name));

    private static string ModeOfNewFile()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using (File.Create(path))
        {
            return OperatingSystem.IsWindows() ? "none" : File.GetUnixFileMode(path).ToString();
        }
    }
}
