using Releasing.Artifacts;
using Releasing.Cake.Reports;
using Releasing.Cake.Running;
using Releasing.Services;
using Releasing.Versions;

namespace Releasing.Cake.Tests.Reports;

/// <summary>A run with one of everything.</summary>
internal static class SampleReport
{
    public const string Digest = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    public static RunReport Create() => new()
    {
        Project = "tool",
        Description = "Does things",
        Version = new ReleaseVersion
        {
            Version = new SemanticVersion(1, 2, 3),
            Tag = "v1.2.3",
            IsSnapshot = false,
            Commit = "89abcdef0123456789abcdef0123456789abcdef",
            CommitDate = new DateTimeOffset(2024, 2, 3, 4, 5, 6, TimeSpan.Zero),
            ContentDate = new DateTimeOffset(2024, 2, 3, 4, 5, 6, TimeSpan.Zero),
            PreviousTag = "v1.2.2",
            CommitsSince = 0,
        },
        Asked = ["Release"],
        Tasks = [Task("Test", 0, 2), Task("Build", 2, 30), Task("Pack", 32, 3), Task("Notes", 35, 0.01), new TaskRun("Sign", TaskState.Skipped, TimeSpan.FromSeconds(36), TimeSpan.Zero), Task("Release", 36, 1)],
        Dependencies = new Dictionary<string, IReadOnlyList<string>>
        {
            ["Build"] = ["Test"], ["Pack"] = ["Build", "Test"], ["Notes"] = ["Test"], ["Sign"] = ["Pack"], ["Release"] = ["Sign", "Notes"],
        },
        Descriptions = new Dictionary<string, string> { ["Build"] = "Compiles everything" },
        Artifacts =
        [
            Made("tool-1.2.3-linux-x86_64.tar.gz", ArtifactKind.Archive, "linux-x86_64", 4_200_000),
            Made("tool-1.2.3-windows-x86_64.zip", ArtifactKind.Archive, "windows-x86_64", 2_100_000, ItemOutcome.UpToDate),
            Made("checksums.txt", ArtifactKind.Checksum, null, 180),
            Made("tool", ArtifactKind.Binary, "linux-x86_64", 9_000_000),
        ],
        Skipped = [new SkippedItem("macos-aarch64", "no linker for it")],
        Effects = [new PublishedEffect("upload checksums.txt", "done", TimeSpan.FromMilliseconds(12))],
        Release = new StoredRelease("1", "v1.2.3", "89abcdef", "tool 1.2.3", "", Prerelease: false, IsDraft: false, "/home/ada/tool/artifacts/store/releases/v1.2.3"),
        Store = "local",
        Verification = new VerificationReport("local", "v1.2.3", [new VerifiedAsset("checksums.txt", Digest, Digest, 180, [])], []),
        Next = "git push origin v1.2.3",
        Finished = new DateTimeOffset(2024, 2, 3, 5, 0, 0, TimeSpan.Zero),
    };

    public static MadeArtifact Made(string name, ArtifactKind kind, string? target, long size, ItemOutcome outcome = ItemOutcome.Made) => new(
        new Artifact { Kind = kind, Name = name, Path = (kind == ArtifactKind.Binary ? "work/bin/" : "dist/") + name, Target = target, Sha256 = Digest, Size = size, ProducedBy = "Pack", Fingerprint = Digest },
        outcome,
        TimeSpan.FromSeconds(1.5));

    private static TaskRun Task(string name, double start, double seconds) => new(name, TaskState.Done, TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(seconds));
}
