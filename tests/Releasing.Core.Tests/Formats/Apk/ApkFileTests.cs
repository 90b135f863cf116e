using System.Formats.Tar;
using System.Security.Cryptography;
using Releasing.Core.Tests.Formats.Elf;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Apk;
using Releasing.Formats.Gzip;
using Releasing.Formats.Linux;
using Releasing.Formats.Payloads;

namespace Releasing.Core.Tests.Formats.Apk;

public sealed class ApkFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_unsigned_package_has_two_segments_of_which_the_first_has_no_end()
    {
        var segments = ApkSegments.Split(await WriteAsync(ApkSamples.Apk));

        segments.Count.ShouldBe(2);
        ApkSegments.Gunzip(segments[0])[^512..].ShouldNotBe(new byte[512]);
        ApkSegments.Gunzip(segments[1])[^1024..].ShouldBe(new byte[1024]);
        ApkSegments.Entries(segments[0]).Select(entry => entry.Name).ShouldBe([".PKGINFO"]);
        ApkSegments.Entries(segments[1]).Cast<PosixTarEntry>().Select(entry => entry.Name).ShouldBe(["usr/", "usr/bin/", "usr/bin/tool"]);
    }

    [Fact]
    public async Task The_control_segment_has_the_digest_of_the_data_segment_and_the_signature_segment_signs_it()
    {
        using var key = RSA.Create(2048);
        using var signer = ApkSigningKey.FromPem(key.ExportPkcs8PrivateKeyPem(), "key", "ada.rsa.pub");
        var segments = ApkSegments.Split(await WriteAsync(ApkSamples.Apk with { Signer = signer }));

        var signature = ApkSegments.Entries(segments[0]).ShouldHaveSingleItem();
        signature.Name.ShouldBe(".SIGN.RSA.ada.rsa.pub");
        key.VerifyData(segments[1], signature.Bytes(), HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1).ShouldBeTrue();
        ApkSegments.Gunzip(segments[0])[^512..].ShouldNotBe(new byte[512]);
        ApkSegments.Entries(segments[1])[0].Text().ShouldContain($"datahash = {Convert.ToHexStringLower(SHA256.HashData(segments[2]))}\n");
    }

    [Fact]
    public async Task A_signature_over_SHA_256_says_so_in_its_name()
    {
        using var key = RSA.Create(2048);
        using var signer = ApkSigningKey.FromPem(key.ExportPkcs8PrivateKeyPem(), "key", "ada.rsa.pub", algorithm: ApkSignatureAlgorithm.Sha256);
        var segments = ApkSegments.Split(await WriteAsync(ApkSamples.Apk with { Signer = signer }));

        var signature = ApkSegments.Entries(segments[0]).ShouldHaveSingleItem();
        signature.Name.ShouldBe(".SIGN.RSA256.ada.rsa.pub");
        key.VerifyData(segments[1], signature.Bytes(), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).ShouldBeTrue();
    }

    [Fact]
    public async Task Members_have_modes_owners_times_and_checksums_of_files_and_link_targets()
    {
        var longName = "/usr/share/" + string.Join('/', Enumerable.Repeat("a-long-folder", 12)) + "/grüße";
        var segments = ApkSegments.Split(await WriteAsync(ApkSamples.WithMembers(
            ApkSamples.Directory("/etc"),
            ApkSamples.File("/etc/tool.conf", "x") with { Owner = "daemon", Group = "adm", Mode = 0b100_111_101_000, ModificationTime = DateTimeOffset.UnixEpoch },
            ApkSamples.Link("/etc/link", "tool.conf"),
            ApkSamples.File(longName, ""))));

        ApkSegments.Entries(segments[1]).Cast<PosixTarEntry>().Select(entry =>
            $"{entry.EntryType} {entry.Name} {Convert.ToString((int)entry.Mode, 8)} {entry.UserName}:{entry.GroupName} {entry.Uid}:{entry.Gid} {entry.ModificationTime.ToUnixTimeSeconds()} {entry.LinkName} {Checksum(entry)}").ShouldBe(
        [
            "Directory etc/ 755 root:root 0:0 1770091506  ",
            $"RegularFile etc/tool.conf 4750 daemon:adm 0:0 0  {Sha1("x"u8)}",
            $"SymbolicLink etc/link 777 root:root 0:0 1770091506 tool.conf {Sha1("tool.conf"u8)}",
            $"RegularFile {longName[1..]} 644 root:root 0:0 1770091506  {Sha1([])}",
        ]);
    }

    [Fact]
    public async Task Scripts_are_executable_have_an_interpreter_and_stand_for_missing_ones_of_upgrades()
    {
        var apk = ApkSamples.With(package => package with
        {
            Scripts = new PackageScripts
            {
                PreInstall = new PackageScript("echo pre\r\n", "x"),
                PostInstall = new PackageScript("#!/bin/sh\necho post\n", "x"),
                PostUpgrade = new PackageScript("#!/usr/bin/env -S LANG=C python3 -u\nprint()\n", "x"),
                PreRemove = new PackageScript("echo prerm\n", "x"),
                PostRemove = new PackageScript("echo postrm\n", "x"),
            },
        }) with { TriggerScript = new PackageScript("#!/bin/busybox sh\n", "x"), Triggers = ["/usr/share/icons/*"] };
        var files = ApkSegments.Entries(ApkSegments.Split(await WriteAsync(apk))[0]);

        files.Skip(1).Select(file => $"{file.Name} {Convert.ToString((int)file.Mode, 8)} {file.Text().Replace('\n', '|')}").ShouldBe(
        [
            ".pre-install 755 #!/bin/sh|echo pre|",
            ".post-install 755 #!/bin/sh|echo post|",
            ".pre-upgrade 755 #!/bin/sh|echo pre|",
            ".post-upgrade 755 #!/usr/bin/env -S LANG=C python3 -u|print()|",
            ".pre-deinstall 755 #!/bin/sh|echo prerm|",
            ".post-deinstall 755 #!/bin/sh|echo postrm|",
            ".trigger 755 #!/bin/busybox sh|",
        ]);
        var info = files[0].Text();
        info.ShouldContain("triggers = /usr/share/icons/*\n");
        info.ShouldContain("depend = /bin/sh\ndepend = cmd:busybox\ndepend = cmd:python3\n");
    }

    [Fact]
    public async Task Built_again_it_has_the_same_bytes_also_with_a_store_of_compressed_contents()
    {
        var program = new ElfSample { Libraries = ["libc.musl-x86_64.so.1"], Interpreter = "/lib/ld-musl-x86_64.so.1" }.Build();
        byte[] large = [.. program, .. new SampleBytes(4).Mixed(900_000)];
        await File.WriteAllBytesAsync(_folder["program"], large);
        using var key = RSA.Create(2048);
        using var signer = ApkSigningKey.FromPem(key.ExportPkcs8PrivateKeyPem(), "key", "ada.rsa.pub");
        ApkPackage With(ContentSource content, CompressedContents? shared, int parallelism) =>
            ApkSamples.WithMembers(ApkSamples.File("/tool", content)) with { Signer = signer, Payload = new PayloadSettings { Shared = shared, Parallelism = parallelism } };
        var known = ContentSource.FromFile(_folder["program"], Convert.ToHexStringLower(SHA256.HashData(large)));
        var expected = await WriteAsync(With(ContentSource.FromFile(_folder["program"]), null, 1));

        for (var round = 0; round < 2; round++)
        {
            (await WriteAsync(With(known, new CompressedContents(_folder["store"]), 2))).ShouldHaveBytes(expected);
        }
    }

    [Fact]
    public async Task A_file_that_changes_between_its_digest_and_its_place_is_an_error_and_leaves_nothing()
    {
        var content = new SecondThoughts();

        var error = await Should.ThrowAsync<ReleaseException>(() => WriteAsync(ApkSamples.WithMembers(ApkSamples.File("/data", content))));

        error.Message.ShouldBe("second thoughts: the content changed while it was read. Run the step again when nothing else writes to it.");
        Directory.GetFiles(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_package_with_problems_leaves_nothing_and_names_them_all()
    {
        var error = await Should.ThrowAsync<PreflightException>(() => WriteAsync(ApkSamples.With(package => package with { Name = "a b", Version = ApkSamples.Version("1.0.0-1") })));

        error.Problems.Count.ShouldBe(2);
        Directory.GetFiles(_folder.Path).ShouldBeEmpty();
    }

    private async Task<byte[]> WriteAsync(ApkPackage apk)
    {
        var written = await ApkFile.WriteAsync(_folder["tool.apk"], apk);
        var bytes = await File.ReadAllBytesAsync(_folder["tool.apk"]);
        written.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        File.Delete(_folder["tool.apk"]);
        return bytes;
    }

    private static string Checksum(TarEntry entry) => entry is PaxTarEntry pax ? pax.ExtendedAttributes.GetValueOrDefault("APK-TOOLS.checksum.SHA1", "") : "";

    private static string Sha1(ReadOnlySpan<byte> bytes)
    {
        using var sha1 = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        sha1.AppendData(bytes);
        return Convert.ToHexStringLower(sha1.GetHashAndReset());
    }

    // Other bytes each time it is opened, of one length.
    private sealed class SecondThoughts : ContentSource
    {
        private byte _round;

        public override string Origin => "second thoughts";

        public override long Length => 600_000;

        public override Stream Open()
        {
            var bytes = new byte[600_000];
            bytes.AsSpan().Fill(_round++);
            return new MemoryStream(bytes);
        }
    }
}
