using System.Security.Cryptography;
using Releasing.Core.Tests.Formats.Elf;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Linux;
using Releasing.Formats.Payloads;
using Releasing.Formats.Rpm;
using Releasing.Formats.Rpm.Reading;

namespace Releasing.Core.Tests.Formats.Rpm;

public sealed class RpmFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_same_package_has_the_same_bytes_anywhere()
    {
        var package = RpmSamples.Package with { Payload = new PayloadSettings { Parallelism = 1 } };
        var first = await RpmFile.WriteAsync(_folder["a/tool.rpm"], package);
        var second = await RpmFile.WriteAsync(_folder["b/c/other.rpm"], package with { Payload = new PayloadSettings { Parallelism = 8 } });
        var shuffled = await RpmFile.WriteAsync(_folder["d.rpm"], package.With(linux => linux with { Members = [.. linux.Members.Reverse()] }));

        second.Sha256.ShouldBe(first.Sha256);
        shuffled.Sha256.ShouldBe(first.Sha256);
        first.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(_folder["a/tool.rpm"]))));
        first.Size.ShouldBe(new FileInfo(_folder["a/tool.rpm"]).Length);
    }

    [Theory]
    [InlineData(10, 11)]
    [InlineData(11, 10)]
    public async Task A_file_that_changes_while_it_is_read_leaves_nothing(long claimed, long actual)
    {
        var package = RpmSamples.Package.With(linux => linux with { Members = [RpmSamples.File("/usr/bin/tool", new ChangingContent("build/tool", claimed, actual))] });

        var error = await Should.ThrowAsync<ReleaseException>(() => RpmFile.WriteAsync(_folder["out/tool.rpm"], package));

        error.Message.ShouldContain("build/tool");
        Directory.GetFileSystemEntries(_folder["out"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failing_signer_leaves_nothing_and_an_older_package_stays()
    {
        _folder.Write("tool.rpm", "older");
        var package = RpmSamples.Package with { Signer = new Signer(_ => throw new ReleaseException("Key: it is locked. Give its passphrase.")) };

        (await Should.ThrowAsync<ReleaseException>(() => RpmFile.WriteAsync(_folder["tool.rpm"], package))).Message.ShouldContain("it is locked");

        Directory.GetFileSystemEntries(_folder.Path).ShouldBe([_folder["tool.rpm"]]);
        File.ReadAllText(_folder["tool.rpm"]).ShouldBe("older");
    }

    [Theory]
    [InlineData("89000a04000108000000000000", 268)]
    [InlineData("c20a0400160a00000000000000", 267)]
    public async Task The_main_header_is_signed_and_the_tag_follows_the_key(string packet, int tag)
    {
        byte[] signed = [];
        var package = RpmSamples.Package with { Signer = new Signer(bytes => { signed = bytes; return Convert.FromHexString(packet); }) };
        await RpmFile.WriteAsync(_folder["tool.rpm"], package);
        await RpmFile.WriteAsync(_folder["unsigned.rpm"], package with { Signer = null });

        var file = RpmPackageFile.Read(_folder["tool.rpm"]);
        file.IsSigned.ShouldBeTrue();
        var bytes = await File.ReadAllBytesAsync(_folder["tool.rpm"]);
        bytes[(int)file.HeaderStart..(int)file.HeaderEnd].ShouldBe(signed);
        BitConverter.ToInt32([.. bytes[128..132].Reverse()]).ShouldBe(tag);
        RpmPackageFile.Read(_folder["unsigned.rpm"]).IsSigned.ShouldBeFalse();
        RpmPackageFile.Read(_folder["unsigned.rpm"]).HeaderStart.ShouldBe(file.HeaderStart);
    }

    [Theory]
    [InlineData("2d2d2d2d2d424547494e")]
    [InlineData("89000a06000108000000000000")]
    [InlineData("89000a04001b08000000000000")]
    [InlineData("c50a0400160a00000000000000")]
    [InlineData("89")]
    public async Task What_rpm_cannot_verify_is_refused(string packet)
    {
        var package = RpmSamples.Package with { Signer = new Signer(_ => Convert.FromHexString(packet)) };

        (await Should.ThrowAsync<ReleaseException>(() => RpmFile.WriteAsync(_folder["tool.rpm"], package))).Message.ShouldContain("signature");

        Directory.GetFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task Programs_libraries_and_scripts_bring_dependencies_unless_told_otherwise()
    {
        var program = new ElfSample { Interpreter = "/lib64/ld-linux-x86-64.so.2", Libraries = ["libc.so.6"], Needs = [("libc.so.6", ["GLIBC_2.34"])], Hashes = [0x6FFFFEF5] };
        var library = new ElfSample { Name = "libtool.so.1", Offers = ["TOOL_1"], Libraries = ["libc.so.6"] };
        var package = RpmSamples.Package.With(linux => linux with
        {
            Relations = new PackageRelations(),
            Scripts = new PackageScripts(),
            Members =
            [
                Program("/usr/bin/program", program.Build()),
                RpmSamples.File("/usr/lib/libtool.so.1", ContentSource.FromBytes(library.Build(), "library")),
                Program("/usr/bin/script", "#! /usr/bin/env /opt/bin/perl -w\n"u8.ToArray()),
                Program("/usr/bin/other", "#!/usr/bin/env python3\n"u8.ToArray()),
                RpmSamples.File("/usr/share/example.sh", "#!/bin/never\n"),
            ],
        });

        (await Names(package, 1049)).ShouldBe(
        [
            "/opt/bin/perl", "/usr/bin/env", "libc.so.6()(64bit)", "libc.so.6(GLIBC_2.34)(64bit)", "rpmlib(CompressedFileNames)", "rpmlib(FileDigests)",
            "rpmlib(PayloadFilesHavePrefix)", "rpmlib(TildeInVersions)", "rtld(GNU_HASH)",
        ]);
        (await Names(package, 1047)).ShouldBe(["libtool.so.1()(64bit)", "libtool.so.1(TOOL_1)(64bit)", "tool", "tool(x86-64)"]);
        (await Names(package, 1140)).ShouldBe(["0", "2", "0", "2", "0"]);
        (await Names(package with { AutomaticDependencies = false }, 1049)).ShouldAllBe(name => name.StartsWith("rpmlib("));

        static PackageMember Program(string path, byte[] bytes) => RpmSamples.File(path, ContentSource.FromBytes(bytes, path)) with { Mode = 0b111_101_101 };
    }

    [Fact]
    public async Task A_version_of_the_wrong_kind_is_a_feature_that_older_rpm_lacks()
    {
        var package = RpmSamples.Package.With(linux => linux with { Relations = new PackageRelations { Conflicts = [new PackageRelation("other", VersionComparison.Less, "1^git")] } });

        (await Names(package, 1049)).ShouldContain("rpmlib(CaretInVersions)");
    }

    private async Task<IReadOnlyList<string>> Names(RpmPackage package, int tag)
    {
        await RpmFile.WriteAsync(_folder["names.rpm"], package);
        return RpmPackageFile.Read(_folder["names.rpm"]).Tags.Single(entry => entry.Tag == tag).Values;
    }

    private sealed class Signer(Func<byte[], byte[]> sign) : IPackageSigner
    {
        public async Task<byte[]> SignAsync(Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
        {
            var bytes = new MemoryStream();
            await write(bytes, cancellationToken);
            return sign(bytes.ToArray());
        }
    }
}
