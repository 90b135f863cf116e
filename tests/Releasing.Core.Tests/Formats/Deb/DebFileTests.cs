using System.Formats.Tar;
using System.IO.Compression;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Ar;
using Releasing.Formats.Deb;
using Releasing.Formats.Linux;
using Releasing.Formats.Payloads;

namespace Releasing.Core.Tests.Formats.Deb;

public sealed class DebFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Has_three_members_and_says_what_it_wrote()
    {
        var written = await DebFile.WriteAsync(_folder["out/tool.deb"], DebSamples.Deb);

        var members = await MembersAsync("out/tool.deb");
        members.Keys.ShouldBe(["debian-binary", "control.tar.gz", "data.tar.gz"]);
        members["debian-binary"].ShouldBe("2.0\n"u8.ToArray());
        written.Size.ShouldBe(new FileInfo(_folder["out/tool.deb"]).Length);
        written.Sha256.ShouldBe((await Releasing.Artifacts.FileDigest.OfAsync(_folder["out/tool.deb"])).Sha256);
        Directory.GetFiles(_folder["out"]).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Members_below_a_dot_have_owners_modes_and_times_and_links_come_last()
    {
        var deb = DebSamples.Deb.With(DebSamples.Linux with
        {
            Members =
            [
                DebSamples.Directory("/etc"),
                DebSamples.Link("/etc/link", "/usr/bin/tool"),
                DebSamples.File("/etc/tool.conf", "x") with { Owner = "daemon", Group = "adm", Mode = 0b100_111_101_000, ModificationTime = DateTimeOffset.UnixEpoch },
            ],
        });
        await DebFile.WriteAsync(_folder["tool.deb"], deb);

        (await TarAsync("data.tar.gz")).Select(entry => $"{entry.EntryType} {entry.Name} {Convert.ToString((int)entry.Mode, 8)} {entry.UserName}:{entry.GroupName} {entry.Uid}:{entry.Gid} {entry.ModificationTime.ToUnixTimeSeconds()} {entry.LinkName}").ShouldBe(
        [
            "Directory ./ 755 root:root 0:0 1770091506 ",
            "Directory ./etc/ 755 root:root 0:0 1770091506 ",
            "RegularFile ./etc/tool.conf 4750 daemon:adm 0:0 0 ",
            "SymbolicLink ./etc/link 777 root:root 0:0 1770091506 /usr/bin/tool",
        ]);
    }

    [Fact]
    public async Task Control_files_are_written_where_there_is_something_to_say()
    {
        var package = DebSamples.Linux with
        {
            Members = DebSamples.Linux.Members.Add(DebSamples.File("/etc/tool.conf", "x") with { Traits = PackageFileTraits.Config }),
            Scripts = new PackageScripts
            {
                PreInstall = new PackageScript("echo pre\r\n", "x"),
                PostInstall = new PackageScript("#!/usr/bin/env python3\nprint()\n", "x"),
                PreRemove = new PackageScript("echo prerm\n", "x"),
                PostRemove = new PackageScript("echo postrm\n", "x"),
            },
        };
        await DebFile.WriteAsync(_folder["tool.deb"], DebSamples.Deb.With(package) with
        {
            Triggers = [new(DebTriggerKind.InterestNoAwait, "/usr/share/fonts"), new(DebTriggerKind.ActivateNoAwait, "ldconfig")],
            ConfigScript = new PackageScript("exit 0\n", "x"),
            Templates = "Template: tool/ask\r\nType: string",
            SharedLibraries = "libtool 1 tool (>= 1.0)",
        });

        var files = await TarAsync("control.tar.gz");

        files.Select(file => $"{file.Name} {Convert.ToString((int)file.Mode, 8)}").ShouldBe(
        [
            "./ 755", "./conffiles 644", "./config 755", "./control 644", "./md5sums 644", "./postinst 755", "./postrm 755", "./preinst 755", "./prerm 755", "./shlibs 644",
            "./templates 644", "./triggers 644",
        ]);
        Text(files, "conffiles").ShouldBe("/etc/tool.conf\n");
        Text(files, "md5sums").ShouldBe("3e2b31c72181b87149ff995e7202c0e3  usr/bin/tool\n");
        Text(files, "triggers").ShouldBe("interest-noawait /usr/share/fonts\nactivate-noawait ldconfig\n");
        Text(files, "preinst").ShouldBe("#!/bin/sh\necho pre\n");
        Text(files, "postinst").ShouldBe("#!/usr/bin/env python3\nprint()\n");
        Text(files, "templates").ShouldBe("Template: tool/ask\nType: string\n");
        Text(files, "shlibs").ShouldBe("libtool 1 tool (>= 1.0)\n");
    }

    [Fact]
    public async Task Installed_size_rounds_every_file_up_and_counts_directories_and_links()
    {
        var deb = DebSamples.Deb.With(DebSamples.Linux with
        {
            Members =
            [
                DebSamples.File("/a", new string('x', 1025)),
                DebSamples.File("/b", "x"),
                DebSamples.File("/c", ""),
                DebSamples.Directory("/d"),
                DebSamples.Link("/e", "a"),
            ],
        });
        await DebFile.WriteAsync(_folder["tool.deb"], deb);

        // The root 1, /a 2, /b 1, /c 0, /d 1, /e 1.
        Text(await TarAsync("control.tar.gz"), "control").ShouldContain("\nInstalled-Size: 6\n");
    }

    [Fact]
    public async Task What_a_package_owns_and_does_not_bring_is_left_out()
    {
        var ghost = new PackageMember
        {
            Path = "/var/log/tool.log", Kind = Releasing.Formats.Archives.EntryKind.File, Mode = 0b110_100_100, ModificationTime = DebSamples.Time, Traits = PackageFileTraits.Ghost | PackageFileTraits.Config,
        };
        await DebFile.WriteAsync(_folder["tool.deb"], DebSamples.Deb.With(DebSamples.Linux with { Members = DebSamples.Linux.Members.Add(ghost) }));

        (await TarAsync("data.tar.gz")).ShouldNotContain(entry => entry.Name.Contains("log"));
        (await TarAsync("control.tar.gz")).ShouldNotContain(entry => entry.Name == "./conffiles");
    }

    [Fact]
    public async Task The_same_package_gives_the_same_bytes()
    {
        var first = await DebFile.WriteAsync(_folder["a/tool.deb"], DebSamples.Deb);
        var second = await DebFile.WriteAsync(_folder["b/other.deb"], DebSamples.Deb with { Payload = new PayloadSettings { Parallelism = 1 } });

        second.Sha256.ShouldBe(first.Sha256);
    }

    [Theory]
    [InlineData(100, 200)]
    [InlineData(200, 100)]
    public async Task A_file_that_changes_while_it_is_read_is_named_and_nothing_is_left(long claimed, long actual)
    {
        var deb = DebSamples.Deb.With(DebSamples.Linux with { Members = [DebSamples.File("/usr/share/growing", new ChangingContent("build/growing", claimed, actual))] });

        var error = await Should.ThrowAsync<InvalidInputException>(() => DebFile.WriteAsync(_folder["tool.deb"], deb));

        error.Message.ShouldStartWith("build/growing: ");
        Directory.EnumerateFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_missing_file_is_named_and_an_older_package_stays()
    {
        _folder.Write("tool.deb", "older");
        var deb = DebSamples.Deb.With(DebSamples.Linux with { Members = [DebSamples.File("/usr/share/missing", ContentSource.FromFile(_folder["missing"]))] });

        (await Should.ThrowAsync<InvalidInputException>(() => DebFile.WriteAsync(_folder["tool.deb"], deb))).Message.ShouldStartWith(_folder["missing"]);

        File.ReadAllText(_folder["tool.deb"]).ShouldBe("older");
        Directory.GetFiles(_folder.Path).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData(DebSignatureRole.Origin, "_gpgorigin")]
    [InlineData(DebSignatureRole.Maintainer, "_gpgorigin _gpgmaint")]
    [InlineData(DebSignatureRole.Archive, "_gpgorigin _gpgarchive")]
    public async Task The_signer_sees_the_three_members_one_behind_the_other(DebSignatureRole role, string names)
    {
        var signer = new RecordingSigner();
        await DebFile.WriteAsync(_folder["tool.deb"], DebSamples.Deb with { Signer = signer, SignatureRole = role });

        var members = await MembersAsync("tool.deb");

        members.Keys.Skip(3).ShouldBe(names.Split(' '));
        members.Values.Skip(3).Select(System.Text.Encoding.ASCII.GetString).ShouldAllBe(signature => signature == "signature");
        signer.Signed.ShouldBe(members.Values.Take(3).SelectMany(bytes => bytes).ToArray());
    }

    [Fact]
    public async Task A_signer_that_fails_leaves_no_file()
    {
        var signer = new RecordingSigner { Failure = new ReleaseException("Sign: the key is locked. Give its passphrase.") };

        (await Should.ThrowAsync<ReleaseException>(() => DebFile.WriteAsync(_folder["tool.deb"], DebSamples.Deb with { Signer = signer }))).Message.ShouldContain("locked");

        Directory.EnumerateFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    private async Task<Dictionary<string, byte[]>> MembersAsync(string package)
    {
        var members = new Dictionary<string, byte[]>();
        await using var file = File.OpenRead(_folder[package]);
        await foreach (var entry in ArReader.ReadAsync(file, package))
        {
            using var bytes = new MemoryStream();
            await entry.Content.CopyToAsync(bytes);
            members.Add(entry.Member.Name, bytes.ToArray());
        }

        return members;
    }

    private async Task<List<PosixTarEntry>> TarAsync(string member)
    {
        var bytes = (await MembersAsync("tool.deb"))[member];
        await using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        await using var reader = new TarReader(gzip);
        var entries = new List<PosixTarEntry>();
        while (await reader.GetNextEntryAsync(copyData: true) is { } entry)
        {
            entries.Add((PosixTarEntry)entry);
        }

        return entries;
    }

    private static string Text(List<PosixTarEntry> files, string name)
    {
        using var reader = new StreamReader(files.Single(file => file.Name == "./" + name).DataStream!);
        return reader.ReadToEnd();
    }
}
