using Releasing.Artifacts;
using Releasing.Failures;

namespace Releasing.Core.Tests.Artifacts;

public class FingerprintTests
{
    private static readonly PlannedArtifact Planned = new()
    {
        Kind = ArtifactKind.Archive,
        Name = "a.tar.gz",
        Path = "dist/a.tar.gz",
        Target = "linux-x86_64",
        Task = "Archive",
        Inputs = [new PlannedArtifact { Kind = ArtifactKind.Binary, Name = "tool", Path = "work/tool" }],
        Files = ["LICENSE"],
        FromSources = true,
        Facts = ["level=6", "root=true"],
        Tools = ["go", "zig"],
    };

    private static readonly FingerprintInputs Inputs = new()
    {
        AddinVersion = "1.0.0",
        Commit = new string('a', 40),
        InputDigests = new Dictionary<string, string> { ["work/tool"] = "1" },
        FileDigests = new Dictionary<string, string> { ["LICENSE"] = "2" },
        ToolVersions = new Dictionary<string, string> { ["go"] = "1.23", ["zig"] = "0.13" },
    };

    [Fact]
    public void Equal_plans_and_inputs_have_equal_fingerprints()
    {
        var fingerprint = Fingerprint.Of(Planned, Inputs);
        fingerprint.Length.ShouldBe(64);
        Fingerprint.Of(Planned with { Facts = ["root=true", "level=6"], Tools = ["zig", "go"] }, Inputs with { }).ShouldBe(fingerprint);
        Fingerprint.Of(Planned with { FromSources = false }, Inputs).ShouldBe(
            Fingerprint.Of(Planned with { FromSources = false }, Inputs with { Commit = null, DirtyDigest = "x" }), "only compilers look at the commit");
    }

    [Fact]
    public void Everything_that_decides_the_bytes_changes_it()
    {
        string[] fingerprints =
        [
            Fingerprint.Of(Planned, Inputs),
            Fingerprint.Of(Planned with { Task = "MyArchive" }, Inputs),
            Fingerprint.Of(Planned with { Target = null }, Inputs),
            Fingerprint.Of(Planned with { Target = "" }, Inputs),
            Fingerprint.Of(Planned with { Name = "b.tar.gz" }, Inputs),
            Fingerprint.Of(Planned with { Path = "dist/b.tar.gz" }, Inputs),
            Fingerprint.Of(Planned with { Kind = ArtifactKind.Other }, Inputs),
            Fingerprint.Of(Planned with { Subject = "x" }, Inputs),
            Fingerprint.Of(Planned with { Facts = ["level=9", "root=true"] }, Inputs),
            Fingerprint.Of(Planned with { Facts = ["level=6root=true"] }, Inputs),
            Fingerprint.Of(Planned with { Files = [] }, Inputs),
            Fingerprint.Of(Planned with { Inputs = [] }, Inputs),
            Fingerprint.Of(Planned with { Tools = ["go"] }, Inputs),
            Fingerprint.Of(Planned with { FromSources = false }, Inputs),
            Fingerprint.Of(Planned, Inputs with { AddinVersion = "1.0.1" }),
            Fingerprint.Of(Planned, Inputs with { Commit = new string('b', 40) }),
            Fingerprint.Of(Planned, Inputs with { DirtyDigest = "d" }),
            Fingerprint.Of(Planned, Inputs with { InputDigests = new Dictionary<string, string> { ["work/tool"] = "9" } }),
            Fingerprint.Of(Planned, Inputs with { FileDigests = new Dictionary<string, string> { ["LICENSE"] = "9" } }),
            Fingerprint.Of(Planned, Inputs with { ToolVersions = new Dictionary<string, string> { ["go"] = "1.24", ["zig"] = "0.13" } }),
        ];
        fingerprints.Distinct().Count().ShouldBe(fingerprints.Length);
    }

    [Fact]
    public void What_is_not_known_is_named()
    {
        Should.Throw<ReleaseException>(() => Fingerprint.Of(Planned, Inputs with { Commit = null })).Message.ShouldContain("commit");
        Should.Throw<ReleaseException>(() => Fingerprint.Of(Planned with { Files = ["README.md"] }, Inputs)).Message.ShouldContain("the file 'README.md'");
        Should.Throw<ReleaseException>(() => Fingerprint.Of(Planned with { Tools = ["rustc"] }, Inputs)).Message.ShouldContain("the tool 'rustc'");
    }

    [Fact]
    public void Fields_cannot_run_into_each_other()
    {
        using var builder = new FingerprintBuilder();
        string[] digests =
        [
            builder.Add("ab", "c").Finish(), builder.Add("a", "bc").Finish(), builder.Add("a", (string?)null).Finish(), builder.Add("a", "").Finish(),
            builder.Add("a", ["b", "c"]).Finish(), builder.Add("a", ["bc"]).Finish(), builder.Add("a", []).Finish(),
        ];
        digests.Distinct().Count().ShouldBe(digests.Length);
    }
}
