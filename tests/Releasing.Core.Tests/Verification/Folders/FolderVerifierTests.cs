using System.Text;
using Releasing.Artifacts;
using Releasing.Failures;
using Releasing.Verification;
using Releasing.Verification.Folders;

namespace Releasing.Core.Tests.Verification.Folders;

public sealed class FolderVerifierTests(ReleaseFolder release) : IClassFixture<ReleaseFolder>
{
    [Fact]
    public async Task A_whole_release_passes_every_check_that_has_something_to_look_at()
    {
        var report = await release.VerifyAsync(release.Copy(), options => options with { Required = new HashSet<FolderCheck> { FolderCheck.Signature, FolderCheck.Provenance, FolderCheck.Sbom } });

        report.Problems.ShouldBeEmpty();
        report.Passed.ShouldBeTrue();
        report.Rows.Where(row => row.Outcome == CheckOutcome.Passed).Select(row => row.Check).Distinct()
            .ShouldBe([FolderCheck.Checksum, FolderCheck.Signature, FolderCheck.Provenance, FolderCheck.Sbom, FolderCheck.Contents, FolderCheck.Package], ignoreOrder: true);
        report.Rows.Count(row => row.Check == FolderCheck.Sbom && row.Outcome == CheckOutcome.Passed).ShouldBe(4);
        report.Rows.Count(row => row.Check == FolderCheck.Package && row.Outcome == CheckOutcome.Passed).ShouldBe(3);
        report.Files.Count.ShouldBe(22);
    }

    [Fact]
    public async Task The_report_is_the_same_again_and_is_read_back()
    {
        var one = await release.VerifyAsync(release.Copy());
        var other = await release.VerifyAsync(release.Copy(), options => options with { Parallelism = 1 });
        var json = FolderReportText.Json(one);
        FolderReportText.Json(other).ShouldBe(json);
        FolderReportText.Read(json, "report").SaysTheSameAs(one).ShouldBeTrue();
        FolderReportText.Markdown(one, "tool 1.2.3").ShouldStartWith("## tool 1.2.3\n\nEvery check passed. 22 files; signer: the key with SHA-256 ");
        Encoding.UTF8.GetString(json).ShouldNotContain(Path.GetTempPath());
        Encoding.UTF8.GetString(json).ShouldNotContain(Environment.MachineName);
    }

    [Fact]
    public async Task A_flipped_byte_in_any_file_is_found_and_the_file_named()
    {
        var folder = release.Copy();
        foreach (var file in Directory.GetFiles(folder))
        {
            var bytes = await File.ReadAllBytesAsync(file);

            // In a bundle: within the signature, which stands last.
            var at = file.EndsWith(".sigstore.json", StringComparison.Ordinal) ? bytes.Length - 20 : bytes.Length / 2;
            bytes[at] ^= 1;
            await File.WriteAllBytesAsync(file, bytes);

            var report = await release.VerifyAsync(folder);

            report.Passed.ShouldBeFalse(file);
            report.Problems.ShouldContain(problem => problem.Contains(Path.GetFileName(file)), file);
            bytes[at] ^= 1;
            await File.WriteAllBytesAsync(file, bytes);
        }

        (await release.VerifyAsync(folder)).Passed.ShouldBeTrue();
    }

    [Fact]
    public async Task A_missing_file_is_named_by_what_lists_it()
    {
        var folder = release.Copy();
        File.Delete(Path.Combine(folder, ReleaseFolder.Zip));

        var report = await release.VerifyAsync(folder);

        Reasons(report, ReleaseFolder.Zip).ShouldBe([FolderReason.FileMissing, FolderReason.ProvenanceSubjectMissing], ignoreOrder: true);
        Reasons(report, ReleaseFolder.Zip + ".sigstore.json").ShouldBe([FolderReason.SignatureOrphan]);
    }

    [Fact]
    public async Task A_file_that_nobody_lists_does_not_belong_to_the_release()
    {
        var folder = release.Copy();
        await File.WriteAllTextAsync(Path.Combine(folder, "extra.zip"), "x");

        Reasons(await release.VerifyAsync(folder), "extra.zip").ShouldBe(
            [FolderReason.ChecksumUnlisted, FolderReason.SignatureMissing, FolderReason.ProvenanceUnlisted, FolderReason.ContentsMalformed], ignoreOrder: true);
    }

    [Fact]
    public async Task What_is_no_file_or_has_no_name_of_an_asset_is_refused()
    {
        var folder = release.Copy();
        Directory.CreateDirectory(Path.Combine(folder, "sub"));
        await File.WriteAllTextAsync(Path.Combine(folder, "a b|<script>.txt"), "x");
        File.CreateSymbolicLink(Path.Combine(folder, "link"), Path.Combine(folder, ReleaseFolder.Zip));

        var report = await release.VerifyAsync(folder);

        Reasons(report, "sub").ShouldBe([FolderReason.FileNotRegular]);
        Reasons(report, "link").ShouldBe([FolderReason.FileNotRegular]);
        Reasons(report, "a b|<script>.txt").ShouldContain(FolderReason.NameUnsafe);
        FolderReportText.Markdown(report, "x").ShouldNotContain("<script>");
    }

    [Fact]
    public async Task A_release_of_the_local_store_verifies_where_it_lies()
    {
        var folder = release.Copy();
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, ".release")).FullName, "index.json"), "{}");

        var report = await release.VerifyAsync(folder);

        report.Passed.ShouldBeTrue();
        report.Rows.Single(row => row.Asset == ".release").Outcome.ShouldBe(CheckOutcome.Skipped);
        Directory.Delete(Path.Combine(folder, ".release"), recursive: true);
        await File.WriteAllTextAsync(Path.Combine(folder, ".release"), "a file");
        Reasons(await release.VerifyAsync(folder), ".release").ShouldContain(FolderReason.NameUnsafe);
    }

    [Fact]
    public async Task A_release_without_checksums_or_without_any_file_is_none()
    {
        var folder = release.Copy();
        File.Delete(Path.Combine(folder, ReleaseFolder.Checksums));
        Reasons(await release.VerifyAsync(folder), "").ShouldBe([FolderReason.ChecksumsMissing]);
        Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        Reasons(await release.VerifyAsync(folder), "").ShouldBe([FolderReason.FolderEmpty, FolderReason.ChecksumsMissing]);
        Directory.Delete(folder);
        (await Should.ThrowAsync<ReleaseException>(() => release.VerifyAsync(folder))).Message.ShouldContain("there is no such folder");
    }

    [Fact]
    public async Task A_signed_list_vouches_for_what_it_names_unless_each_file_has_to_be_signed()
    {
        var folder = release.Copy();
        File.Delete(Path.Combine(folder, ReleaseFolder.Zip + ".sigstore.json"));

        (await release.VerifyAsync(folder)).Passed.ShouldBeTrue();
        Reasons(await release.VerifyAsync(folder, options => options with { Required = new HashSet<FolderCheck> { FolderCheck.Signature } }), ReleaseFolder.Zip)
            .ShouldBe([FolderReason.SignatureMissing]);
    }

    [Fact]
    public async Task Another_key_is_refused_for_every_file()
    {
        using var other = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        var report = await FolderVerifier.VerifyAsync(release.Copy(), new FolderOptions(new KeyPolicy(other.ExportSubjectPublicKeyInfo())));
        report.Rows.Count(row => row.Check == FolderCheck.Signature && row.Reason == nameof(RefusalReason.SignatureInvalid)).ShouldBe(11);
        Reasons(report, ReleaseFolder.Provenance).ShouldContain(FolderReason.ProvenanceUnsigned);
    }

    [Fact]
    public async Task An_identity_is_not_satisfied_by_a_key() =>
        (await FolderVerifier.VerifyAsync(release.Copy(), new FolderOptions(CertificatePolicy.Exactly("ada@example.org", "https://issuer.example.org"))))
            .Rows.ShouldContain(row => row.Asset == ReleaseFolder.Zip && row.Reason == nameof(RefusalReason.SignerKindMismatch));

    [Fact]
    public async Task A_raw_signature_is_verified_with_the_key()
    {
        var folder = release.Copy();
        var bundle = Releasing.Signing.Bundles.BundleReader.Read(await File.ReadAllBytesAsync(Path.Combine(folder, ReleaseFolder.Zip + ".sigstore.json")), "bundle");
        var sig = Path.Combine(folder, ReleaseFolder.Zip + ".sig");
        await File.WriteAllBytesAsync(sig, Releasing.Signing.Bundles.BundleWriter.WriteSignature(bundle));
        File.Delete(Path.Combine(folder, ReleaseFolder.Zip + ".sigstore.json"));
        (await release.VerifyAsync(folder, options => options with { Required = new HashSet<FolderCheck> { FolderCheck.Signature } })).Passed.ShouldBeTrue();

        File.Move(sig, Path.Combine(folder, ReleaseFolder.Archive + ".sig"));
        Reasons(await release.VerifyAsync(folder), ReleaseFolder.Archive).ShouldBe([FolderReason.SignatureInvalid]);
        await File.WriteAllTextAsync(Path.Combine(folder, ReleaseFolder.Archive + ".sig"), "no base64!");
        Reasons(await release.VerifyAsync(folder), ReleaseFolder.Archive).ShouldBe([FolderReason.SignatureMalformed]);
    }

    [Fact]
    public async Task A_gpg_signature_without_a_key_is_said_to_be_skipped()
    {
        var folder = release.Copy();
        await File.WriteAllTextAsync(Path.Combine(folder, ReleaseFolder.Zip + ".asc"), "-----BEGIN PGP SIGNATURE-----\n");
        var report = await release.VerifyAsync(folder);
        report.Passed.ShouldBeTrue();
        report.Rows.ShouldContain(row => row.Asset == ReleaseFolder.Zip && row.Outcome == CheckOutcome.Skipped && row.Reason == nameof(FolderReason.NoKey));
    }

    [Fact]
    public async Task The_signed_statement_has_to_be_the_one_that_lies_there()
    {
        var folder = release.Copy();
        var path = Path.Combine(folder, ReleaseFolder.Provenance);
        await File.WriteAllTextAsync(path, await File.ReadAllTextAsync(path) + " ");
        Reasons(await release.VerifyAsync(folder), ReleaseFolder.Provenance).ShouldBe([FolderReason.StatementDiffers, FolderReason.SignatureMissing, FolderReason.ProvenanceUnsigned], ignoreOrder: true);
        File.Delete(path + ".sigstore.json");
        Reasons(await release.VerifyAsync(folder), ReleaseFolder.Provenance).ShouldBe([FolderReason.SignatureMissing, FolderReason.ProvenanceUnsigned], ignoreOrder: true);
        await File.WriteAllTextAsync(path, "{}");
        Reasons(await release.VerifyAsync(folder), ReleaseFolder.Provenance).ShouldContain(FolderReason.ProvenanceMalformed);
    }

    [Fact]
    public async Task Provenance_has_to_name_every_file_with_its_digest()
    {
        var folder = release.Copy();
        var path = Path.Combine(folder, ReleaseFolder.Provenance);
        var text = await File.ReadAllTextAsync(path);
        await File.WriteAllTextAsync(path, text.Replace(ReleaseFolder.Zip, "gone.zip", StringComparison.Ordinal).Replace(ReleaseFolder.DigestOf(folder, ReleaseFolder.Archive), new string('0', 64), StringComparison.Ordinal));
        await release.SignAsync(folder, ReleaseFolder.Provenance);

        var report = await release.VerifyAsync(folder);

        Reasons(report, ReleaseFolder.Zip).ShouldBe([FolderReason.ProvenanceUnlisted]);
        Reasons(report, "gone.zip").ShouldBe([FolderReason.ProvenanceSubjectMissing]);
        Reasons(report, ReleaseFolder.Archive).ShouldBe([FolderReason.ProvenanceSubjectMismatch]);
    }

    [Theory]
    [InlineData("not json", FolderReason.SbomMalformed)]
    [InlineData("""{"bomFormat":"CycloneDX","specVersion":"1.6"}""", FolderReason.SbomMalformed)]
    [InlineData("""{"bomFormat":"CycloneDX","specVersion":"1.6","metadata":{"component":{"type":"file","name":"x","hashes":[{"alg":"SHA-256","content":"0000000000000000000000000000000000000000000000000000000000000000"}]}}}""", FolderReason.SbomSubjectMismatch)]
    [InlineData("""{"spdxVersion":"SPDX-2.3","SPDXID":"SPDXRef-DOCUMENT","packages":[]}""", FolderReason.SbomMalformed)]
    [InlineData("""{"@graph":[]}""", FolderReason.SbomMalformed)]
    [InlineData("""{"@graph":7}""", FolderReason.SbomMalformed)]
    public async Task An_sbom_has_to_be_whole_and_about_its_file(string text, FolderReason reason)
    {
        var folder = release.Copy();
        var name = ReleaseFolder.Archive + ".cdx.json";
        await File.WriteAllTextAsync(Path.Combine(folder, name), text);
        await release.AttestAsync(folder);
        Reasons(await release.VerifyAsync(folder), name).ShouldBe([reason]);
    }

    [Fact]
    public async Task What_is_required_has_to_be_there()
    {
        var folder = release.Copy();
        foreach (var file in Directory.GetFiles(folder).Where(file => file.Contains(".cdx.json") || file.Contains("spdx") || file.Contains(".provenance.json")))
        {
            File.Delete(file);
        }

        await release.AttestAsync(folder);
        File.Delete(Path.Combine(folder, ReleaseFolder.Provenance));
        File.Delete(Path.Combine(folder, ReleaseFolder.Provenance + ".sigstore.json"));

        (await release.VerifyAsync(folder)).Passed.ShouldBeTrue();
        Reasons(await release.VerifyAsync(folder, options => options with { Required = new HashSet<FolderCheck> { FolderCheck.Provenance, FolderCheck.Sbom } }), "")
            .ShouldBe([FolderReason.ProvenanceMissing, FolderReason.SbomMissing]);
    }

    [Fact]
    public async Task A_package_under_the_name_of_another_is_found()
    {
        var folder = release.Copy();
        File.Move(Path.Combine(folder, "tool_1.2.3-1_amd64.deb"), Path.Combine(folder, "tool_1.2.4-1_arm64.deb"));
        await release.AttestAsync(folder);
        var row = (await release.VerifyAsync(folder)).Rows.Single(row => row.Reason == nameof(FolderReason.PackageMismatch));
        row.Message.ShouldBe("It is another package: its version '1.2.3-1' is not in its file name, its architecture 'amd64' is not in its file name.");
    }

    [Fact]
    public async Task The_catalogue_decides_what_belongs_to_the_release()
    {
        var folder = release.Copy();
        var expected = Directory.GetFiles(folder).Select(file => new Artifact
        {
            Kind = file.EndsWith(".sigstore.json", StringComparison.Ordinal) ? ArtifactKind.Signature : ArtifactKind.Other, Name = Path.GetFileName(file),
            Path = $"dist/{Path.GetFileName(file)}", Sha256 = ReleaseFolder.DigestOf(folder, Path.GetFileName(file)), Size = 1, ProducedBy = "Test", Fingerprint = new string('0', 64),
            Target = file.EndsWith(".deb", StringComparison.Ordinal) ? "linux-aarch64" : null,
        }).ToList();
        expected.RemoveAll(artifact => artifact.Name == "tool-1.2.3.cdx.json");
        expected[0] = expected[0] with { Sha256 = new string('1', 64) };
        expected.Add(expected[1] with { Name = "absent.zip" });

        var report = await release.VerifyAsync(folder, options => options with { Expected = expected });

        Reasons(report, "tool-1.2.3.cdx.json").ShouldBe([FolderReason.FileUnknown]);
        Reasons(report, "absent.zip").ShouldBe([FolderReason.FileMissing]);
        Reasons(report, expected[0].Name).ShouldBe(expected[0].Traits.Deterministic ? [FolderReason.FileDiffers] : []);
        report.Rows.Single(row => row.Reason == nameof(FolderReason.PackageMismatch)).Message.ShouldContain("the catalogue's 'arm64'");
    }

    [Fact]
    public async Task An_unsigned_release_says_that_nobody_vouches_for_it()
    {
        var folder = release.Copy();
        Directory.GetFiles(folder, "*.sigstore.json").ToList().ForEach(File.Delete);
        var report = await FolderVerifier.VerifyAsync(folder, FolderOptions.Unsigned("the settings leave it unsigned"));
        report.Passed.ShouldBeTrue();
        report.Signer.ShouldBe("nobody: the settings leave it unsigned");
        report.Rows.Where(row => row.Check == FolderCheck.Signature).ShouldAllBe(row => row.Outcome == CheckOutcome.Skipped);
    }

    private static IEnumerable<FolderReason> Reasons(FolderReport report, string asset) =>
        report.Rows.Where(row => row.Asset == asset && row.Outcome == CheckOutcome.Failed).Select(row => Enum.Parse<FolderReason>(row.Reason!));
}
