using Releasing.Formats.Apk;
using Releasing.Formats.Linux;
using Releasing.Versions;

namespace Releasing.AcceptanceTests.Formats.Apk;

/// <summary>Programs that are not ours take a signed package apart: each of its three segments, and all of them together as one archive.</summary>
public sealed class ApkJudgesTests : IClassFixture<SignedApk>
{
    private readonly SignedApk _apk;

    public ApkJudgesTests(SignedApk apk) => _apk = apk;

    [SkippableFact]
    public async Task Gzip_and_tar_read_each_segment_and_the_whole()
    {
        var gzip = Validator.Require("gzip");
        var tar = Validator.Require("tar");
        var segments = await _apk.SegmentsAsync();

        segments.Count.ShouldBe(3);
        foreach (var segment in segments)
        {
            gzip.Accept("-t", segment);
        }

        gzip.Accept("-t", _apk.Path);
        tar.Accept("-tzf", segments[0]).ShouldBe(".SIGN.RSA.test.rsa.pub\n");
        tar.Accept("-tzf", segments[1]).ShouldBe(".PKGINFO\n.post-install\n.post-upgrade\n");
        tar.Accept("--quoting-style=literal", "-tzf", segments[2]).ShouldBe($"etc/\netc/tool.conf\nusr/\nusr/bin/\nusr/bin/large\nusr/bin/link\nusr/bin/tool\nusr/share/\nusr/share/{SignedApk.LongName}\n");
        // One archive: the first two have no end.
        tar.Accept("--quoting-style=literal", "-tzf", _apk.Path).Split('\n').Length.ShouldBe(1 + 3 + 9 + 1);
    }

    [SkippableFact]
    public void Libarchive_lists_modes_and_owners()
    {
        var bsdtar = Validator.Require("bsdtar");

        var listing = bsdtar.Accept("-tvf", _apk.Path);

        listing.ShouldContain("-rwsr-x---  0 daemon adm");
        listing.ShouldContain("lrwxrwxrwx  0 root   root");
        listing.ShouldContain("usr/bin/link -> tool\n");
    }

    [SkippableFact]
    public async Task OpenSSL_verifies_the_signature_over_the_second_segment_as_it_lies_in_the_file()
    {
        var openssl = Validator.Require("openssl");
        var tar = Validator.Require("tar");
        var segments = await _apk.SegmentsAsync();
        tar.Accept("-xzf", segments[0], "-C", _apk.Folder);
        var signature = Path.Combine(_apk.Folder, ".SIGN.RSA.test.rsa.pub");

        openssl.Accept("dgst", "-sha1", "-verify", _apk.PublicKey, "-signature", signature, segments[1]).ShouldBe("Verified OK\n");
        openssl.Run("dgst", "-sha1", "-verify", _apk.PublicKey, "-signature", signature, segments[2]).ExitCode.ShouldNotBe(0);
    }

    [SkippableFact]
    public async Task The_digest_of_the_third_segment_stands_in_the_second()
    {
        var sha256sum = Validator.Require("sha256sum");
        var tar = Validator.Require("tar");
        var segments = await _apk.SegmentsAsync();

        var info = tar.Accept("-xzOf", segments[1], ".PKGINFO");

        info.ShouldContain($"\ndatahash = {sha256sum.Accept(segments[2])[..64]}\n");
    }

    [SkippableFact]
    public async Task Checksums_in_the_archive_are_those_of_the_unpacked_files_and_of_the_targets_of_links()
    {
        var tar = Validator.Require("tar");
        var sha1sum = Validator.Require("sha1sum");
        var segments = await _apk.SegmentsAsync();
        var unpacked = Directory.CreateDirectory(Path.Combine(_apk.Folder, "unpacked")).FullName;
        tar.Accept("--no-same-owner", "--warning=no-unknown-keyword", "-xzf", segments[2], "-C", unpacked);

        var checksums = SignedApk.Checksums(segments[2]);

        checksums.Count.ShouldBe(5);
        foreach (var (name, checksum) in checksums)
        {
            var path = Path.Combine(unpacked, name);
            var target = new FileInfo(path).LinkTarget;
            if (target is not null)
            {
                path = Path.Combine(_apk.Folder, "target");
                await File.WriteAllTextAsync(path, target);
            }

            sha1sum.Accept("-z", path)[..40].ShouldBe(checksum, name);
        }

        (await File.ReadAllBytesAsync(Path.Combine(unpacked, "usr/bin/large"))).AsSpan().SequenceEqual(SignedApk.Large).ShouldBeTrue();
    }

    [SkippableFact]
    public void Versions_of_releases_are_valid_and_ordered_for_a_reader_of_Alpines_versions()
    {
        // The Go library that scanners of vulnerabilities use; Debian has it as source.
        _ = Validator.Require("/usr/share/gocode/src/github.com/knqyf263/go-apk-version/version.go");
        var go = Validator.Require("go");
        var env = Validator.Require("env");
        var program = Path.Combine(_apk.Folder, "order.go");
        File.WriteAllText(program, """
            package main

            import (
                "fmt"
                "os"

                version "github.com/knqyf263/go-apk-version"
            )

            func main() {
                for i, text := range os.Args[1:] {
                    fmt.Print(version.Valid(text))
                    if i > 0 {
                        before, _ := version.NewVersion(os.Args[i])
                        now, _ := version.NewVersion(text)
                        fmt.Print(" ", before.Compare(now), now.Compare(before))
                    }
                    fmt.Println()
                }
            }
            """);
        string[] ascending =
        [
            "0.9.0", "1.0.0-alpha", "1.0.0-alpha.0", "1.0.0-alpha.1", "1.0.0-alpha.1.1", "1.0.0-alpha.2", "1.0.0-alpha.10", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-dev.1", "1.0.0-dev.12",
            "1.0.0-pre.1", "1.0.0-rc", "1.0.0-rc.1", "1.0.0-rc.9", "1.0.0-rc.10", "1.0.0-snapshot.1", "1.0.0-snapshot.20", "1.0.0", "1.0.1-rc.1", "1.0.1", "1.0.10", "1.2.0", "1.10.0", "2.0.0",
        ];
        var versions = ascending.Select(text => ApkVersion.Of(new PackageVersion { Upstream = SemanticVersion.Parse(text) })).ToArray();

        var verdicts = env.Accept(["GO111MODULE=off", "GOPATH=/usr/share/gocode", $"GOCACHE={Path.Combine(_apk.Folder, "cache")}", "go", "run", program, .. versions]).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        _ = go;
        verdicts.ShouldBe(["true", .. Enumerable.Repeat("true -1 1", versions.Length - 1)]);
    }
}
