using Releasing.Cake.Tests.Hosting;
using Releasing.Verification.Folders;

namespace Releasing.Cake.Tests.Tasks;

[Collection(OneHostAtATime.Name)]
public sealed class VerifyEarlierReleaseTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    [Fact]
    public void A_release_made_earlier_is_verified_and_nothing_is_built()
    {
        MakeAndGoOn();

        _release.Run("--target=Verify", "--release=v1.2.3").ShouldBe(0, _release.Output);

        var report = FolderReportText.Read(File.ReadAllBytes(Path.Combine(_release.Artifacts, "verification.json")), "report");
        report.Passed.ShouldBeTrue();
        report.Files.Select(file => file.Name).ShouldBe(_release.PublishedAssets().Select(asset => asset.Name), ignoreOrder: true);
        File.ReadAllText(Path.Combine(_release.Artifacts, "verification.md")).ShouldStartWith("## Verification of tool, v1.2.3");
        Directory.Exists(Path.Combine(_release.Artifacts, "dist")).ShouldBeFalse();
        Directory.Exists(Path.Combine(_release.Artifacts, "tap")).ShouldBeFalse();
        File.Exists(Path.Combine(_release.Artifacts, "ledger.jsonl")).ShouldBeFalse();
    }

    [Fact]
    public void The_key_on_the_command_line_has_to_have_signed()
    {
        _release.Run("--target=Release").ShouldBe(0, _release.Output);
        File.Copy(Path.Combine(_release.Artifacts, "signing-key.pub"), Path.Combine(_release.Root, "right.pub"));
        using var other = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        File.WriteAllText(Path.Combine(_release.Root, "wrong.pub"), other.ExportSubjectPublicKeyInfoPem());

        _release.Run("--target=Verify", "--release=v1.2.3", "--key=right.pub").ShouldBe(0, _release.Output);
        _release.Run("--target=Verify", "--release=v1.2.3", "--key=wrong.pub").ShouldNotBe(0);
        _release.Run("--target=Verify", "--release=v1.2.3", "--key=missing.pub").ShouldNotBe(0);
        _release.Output.ShouldContain("Correct --key");
    }

    [Theory]
    [InlineData("--identity=ada@example.org", "--issuer=https://example.org")]
    [InlineData("--identity=ada@example.org", "--key=right.pub")]
    [InlineData("--identity=ada@example.org", "--verbosity=normal")]
    public void An_identity_that_did_not_sign_or_is_half_named_fails(string first, string second)
    {
        _release.Run("--target=Release").ShouldBe(0, _release.Output);

        _release.Run("--target=Verify", "--release=v1.2.3", first, second).ShouldNotBe(0);
    }

    [Fact]
    public void A_file_that_was_changed_fails_and_is_named()
    {
        MakeAndGoOn();
        File.AppendAllText(Path.Combine(_release.Published, "tool-1.2.3-linux-x86_64.tar.gz"), "more");

        _release.Run("--target=Verify", "--release=v1.2.3").ShouldNotBe(0);

        _release.Output.ShouldContain("tool-1.2.3-linux-x86_64.tar.gz");
    }

    [Fact]
    public void A_file_whose_signatures_are_gone_fails_and_is_named()
    {
        MakeAndGoOn();
        foreach (var signature in Directory.GetFiles(_release.Published).Where(file => file.EndsWith(".sigstore.json", StringComparison.Ordinal) || file.EndsWith(".sig", StringComparison.Ordinal)))
        {
            File.Delete(signature);
        }

        _release.Run("--target=Verify", "--release=v1.2.3").ShouldNotBe(0);

        _release.Output.ShouldContain("tool-1.2.3-linux-x86_64.tar.gz");
    }

    [Theory]
    [InlineData("v9.9.9", "has no release of 'v9.9.9'")]
    [InlineData("../v1.2.3", "has no release")]
    public void A_release_that_is_not_there_is_named(string tag, string expected)
    {
        _release.Run("--target=Release").ShouldBe(0, _release.Output);

        _release.Run("--target=Verify", $"--release={tag}").ShouldNotBe(0);

        _release.Output.ShouldContain(expected);
    }

    [Fact]
    public void It_goes_with_the_target_Verify_alone()
    {
        _release.Run("--target=Release", "--release=v1.2.3").ShouldNotBe(0);
        _release.Output.ShouldContain("goes with --target=Verify alone");

        _release.Run("--target=Verify", "--key=a.pub").ShouldNotBe(0);
        _release.Output.ShouldContain("Add --release");
    }

    // Another commit, a dirty tree, and nothing left of the run but the store.
    private void MakeAndGoOn()
    {
        _release.Run("--target=Release").ShouldBe(0, _release.Output);
        foreach (var entry in new DirectoryInfo(_release.Artifacts).EnumerateFileSystemInfos().Where(entry => entry.Name != "store").ToList())
        {
            if (entry is DirectoryInfo folder)
            {
                folder.Delete(recursive: true);
            }
            else
            {
                entry.Delete();
            }
        }

        _release.Write("README.md", "# changed\n");
        _release.Commit("feat: more");
        _release.Write("README.md", "# dirty\n");
    }
}
