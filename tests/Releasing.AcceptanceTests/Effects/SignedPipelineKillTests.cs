namespace Releasing.AcceptanceTests.Effects;

public sealed class UndisturbedSignedPipeline : IDisposable
{
    private readonly KilledPipeline _release = new(signed: true);

    public UndisturbedSignedPipeline()
    {
        var (exitCode, output) = _release.Run();
        exitCode.ShouldBe(0, output);
        Changes = _release.Changes;
        Published = [.. _release.Published.Keys.Order(StringComparer.Ordinal)];
    }

    public string[] Changes { get; }

    public string[] Published { get; }

    public void Dispose() => _release.Dispose();
}

/// <summary>A signed release whose signatures and whose provenance differ from run to run, killed by the operating system, ends in one consistent state.</summary>
public sealed class SignedPipelineKillTests(UndisturbedSignedPipeline undisturbed) : IClassFixture<UndisturbedSignedPipeline>
{
    private const string Provenance = "tool-1.2.3.provenance.json";

    /// <summary>What is uploaded last before the kill, and whether the artifacts survive it.</summary>
    public static TheoryData<string, bool> Moments => new()
    {
        { "checksums.txt.sigstore.json", true },
        { Provenance + ".sigstore.json", false },
        { Provenance + ".sigstore.json", true },
        { Provenance, true },
        { "tool-1.2.3.verification.json", true },
    };

    /// <summary>The same with the artifacts the other way round, and the signature in the older form.</summary>
    public static TheoryData<string, bool> OtherMoments => new()
    {
        { "checksums.txt.sigstore.json", false },
        { Provenance, false },
        { Provenance + ".sig", true },
    };

    [Fact]
    public void The_provenance_follows_the_bundle_that_holds_it()
    {
        Index(Provenance + ".sigstore.json").ShouldBeLessThan(Index(Provenance));
        Index(Provenance + ".sigstore.json").ShouldBeLessThan(Index(Provenance + ".sig"));
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void Killed_between_an_upload_and_its_record(string asset, bool artifactsDeleted) => KilledAndRunAgain(Index(asset) + 1, artifactsDeleted);

    [Theory]
    [Trait("Category", "Soak")]
    [MemberData(nameof(OtherMoments))]
    public void Killed_between_another_upload_and_its_record(string asset, bool artifactsDeleted) => KilledAndRunAgain(Index(asset) + 1, artifactsDeleted);

    [Fact]
    public void Run_again_after_the_publication_as_on_another_machine() => KilledAndRunAgain(undisturbed.Changes.Length, artifactsDeleted: true);

    private int Index(string asset) => Array.IndexOf(undisturbed.Changes, "upload " + asset);

    private void KilledAndRunAgain(int number, bool artifactsDeleted)
    {
        using var release = new KilledPipeline(signed: true);
        var (exitCode, output) = release.Run("before-outcome", number);
        exitCode.ShouldBe(OperatingSystem.IsWindows() ? -1 : 128 + 9, output);
        if (artifactsDeleted)
        {
            Directory.Delete(release.Artifacts, recursive: true);
        }

        (exitCode, output) = release.Run();

        exitCode.ShouldBe(0, output);
        release.Changes.ShouldBe(undisturbed.Changes, "nothing is done twice");
        release.Published.Keys.Order(StringComparer.Ordinal).ShouldBe(undisturbed.Published);
        release.Made.ShouldBe(release.Published, ignoreOrder: true);
    }
}
