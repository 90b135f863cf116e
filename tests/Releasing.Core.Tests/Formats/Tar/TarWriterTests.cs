using System.Collections.Immutable;
using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Tar;
using TarEntry = Releasing.Formats.Tar.TarEntry;
using TarWriter = Releasing.Formats.Tar.TarWriter;

namespace Releasing.Core.Tests.Formats.Tar;

public sealed class TarWriterTests
{
    private static readonly DateTimeOffset s_time = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    public static TheoryData<TarDialect, string> Names()
    {
        var names = new TheoryData<TarDialect, string>();
        foreach (var dialect in Enum.GetValues<TarDialect>())
        {
            names.Add(dialect, "a");
            names.Add(dialect, new string('n', 99));
            names.Add(dialect, new string('n', 100));
            names.Add(dialect, new string('n', 101));
            names.Add(dialect, new string('d', 60) + "/" + new string('n', 60));
            names.Add(dialect, new string('d', 155) + "/" + new string('n', 99));
            names.Add(dialect, new string('d', 155) + "/" + new string('n', 100));
            names.Add(dialect, new string('d', 156) + "/" + new string('n', 100));
            names.Add(dialect, string.Join('/', Enumerable.Repeat("part", 200)));
            names.Add(dialect, "grüße/日本語/😀.txt");
            names.Add(dialect, @"units/system-systemd\x2dcryptsetup.slice");
        }

        return names;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Names_read_back(TarDialect dialect, string name)
    {
        var archive = await WriteAsync(
            new TarSettings { Dialect = dialect },
            TarEntry.File(name, Text("contents")),
            TarEntry.Directory(name + ".d"),
            TarEntry.SymbolicLink(name + ".s", name + "x"),
            TarEntry.HardLink(name + ".h", name));

        var entries = Read(archive);

        entries.Select(entry => entry.Name).ShouldBe([name, name + ".d/", name + ".s", name + ".h"]);
        entries.Select(entry => entry.LinkName).ShouldBe(["", "", name + "x", name]);
        entries.Select(entry => entry.EntryType)
            .ShouldBe([TarEntryType.RegularFile, TarEntryType.Directory, TarEntryType.SymbolicLink, TarEntryType.HardLink]);
        ContentOf(entries[0]).ShouldBe("contents");
    }

    [Fact]
    public async Task Mode_time_and_owner_read_back()
    {
        var file = TarEntry.File("bin/tool", Text("x")) with
        {
            Mode = 0b100_111_101_101,
            ModificationTime = s_time.AddMilliseconds(900),
            UserId = 1000,
            GroupId = 100,
            UserName = "ada",
            GroupName = "Größe",
        };

        var entry = (PosixTarEntry)Read(await WriteAsync(new TarSettings(), file))[0];

        ((int)entry.Mode).ShouldBe(0b100_111_101_101);
        entry.ModificationTime.ShouldBe(s_time);
        entry.Uid.ShouldBe(1000);
        entry.Gid.ShouldBe(100);
        entry.UserName.ShouldBe("ada");
        entry.GroupName.ShouldBe("Größe");
    }

    [Fact]
    public async Task No_owner_is_written_unless_it_is_given()
    {
        var entry = (PosixTarEntry)Read(await WriteAsync(new TarSettings(), TarEntry.File("a", Text(""))))[0];

        entry.UserName.ShouldBe("");
        entry.GroupName.ShouldBe("");
        entry.Uid.ShouldBe(0);
        entry.Gid.ShouldBe(0);
    }

    [Theory]
    [InlineData(TarDialect.Pax, -86_400L)]
    [InlineData(TarDialect.Pax, 253_402_300_799L)]
    [InlineData(TarDialect.Gnu, 20_000_000_000L)]
    public async Task Times_and_owners_beyond_the_old_header_read_back(TarDialect dialect, long seconds)
    {
        var file = TarEntry.File("a", Text("x")) with { ModificationTime = DateTimeOffset.FromUnixTimeSeconds(seconds), UserId = 3_000_000, GroupId = 4_000_000 };

        var entry = Read(await WriteAsync(new TarSettings { Dialect = dialect }, file))[0];

        entry.ModificationTime.ToUnixTimeSeconds().ShouldBe(seconds);
        entry.Uid.ShouldBe(3_000_000);
        entry.Gid.ShouldBe(4_000_000);
    }

    [Fact]
    public async Task Extra_pax_records_are_written()
    {
        var records = ImmutableSortedDictionary<string, string>.Empty.Add("APK-TOOLS.checksum.SHA1", "0123456789abcdef");

        var entry = (PaxTarEntry)Read(await WriteAsync(new TarSettings(), TarEntry.File("a", Text("x")) with { PaxRecords = records }))[0];

        entry.ExtendedAttributes["APK-TOOLS.checksum.SHA1"].ShouldBe("0123456789abcdef");
    }

    [Fact]
    public async Task Every_length_of_pax_record_counts_itself()
    {
        for (var length = 1; length < 1100; length++)
        {
            var records = ImmutableSortedDictionary<string, string>.Empty.Add("X.value", new string('v', length));
            var archive = await WriteAsync(new TarSettings(), TarEntry.File("a", Text("x")) with { PaxRecords = records });
            ((PaxTarEntry)Read(archive)[0]).ExtendedAttributes["X.value"].Length.ShouldBe(length);
        }
    }

    [Theory]
    [InlineData(TarDialect.Pax)]
    [InlineData(TarDialect.Gnu)]
    public async Task Members_of_a_debian_package_begin_with_a_dot(TarDialect dialect)
    {
        var archive = await WriteAsync(
            new TarSettings { Dialect = dialect, NamePrefix = "./" },
            TarEntry.Directory("."),
            TarEntry.Directory("usr"),
            TarEntry.File("usr/a", Text("x")),
            TarEntry.HardLink("usr/b", "usr/a"));

        var entries = Read(archive);

        entries.Select(entry => entry.Name).ShouldBe(["./", "./usr/", "./usr/a", "./usr/b"]);
        entries[3].LinkName.ShouldBe("./usr/a");
    }

    [Fact]
    public async Task Without_end_of_archive_the_last_member_is_the_end()
    {
        var archive = await WriteAsync(new TarSettings { EndOfArchive = false }, TarEntry.File("a", Text("x")));

        archive.Length.ShouldBe(1024);
        archive.AsSpan(513).IndexOfAnyExcept((byte)0).ShouldBe(-1);
    }

    [Fact]
    public async Task Random_trees_read_back()
    {
        var random = new SampleBytes(11);
        for (var round = 0; round < 60; round++)
        {
            var contents = new Dictionary<string, byte[]>();
            for (var i = random.Below(30); i > 0; i--)
            {
                contents[string.Join('/', Enumerable.Range(0, 1 + random.Below(12)).Select(_ => $"{random.Next():x8}é"[random.Below(8)..]))] = random.Mixed(random.Below(3000));
            }

            var dialect = (TarDialect)random.Below(2);
            var entries = contents.Select(pair => TarEntry.File(pair.Key, ContentSource.FromBytes(pair.Value, pair.Key))).ToArray();
            var read = Read(await WriteAsync(new TarSettings { Dialect = dialect }, entries));

            read.Select(entry => entry.Name).ShouldBe(contents.Keys);
            foreach (var entry in read)
            {
                BytesOf(entry).ShouldHaveBytes(contents[entry.Name]);
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/etc/passwd")]
    [InlineData("../up")]
    [InlineData("a/../../b")]
    [InlineData("a/..")]
    [InlineData(@"..\up")]
    [InlineData(@"\server\share")]
    [InlineData("C:/x")]
    [InlineData("a//b")]
    [InlineData("a\nb")]
    [InlineData("a\u001b[2Jb")]
    [InlineData("a\0b")]
    public void Names_that_leave_the_archive_or_are_not_text_are_refused(string name)
    {
        Should.Throw<InvalidInputException>(() => TarEntry.File(name, Text("x"))).Message.Any(char.IsControl).ShouldBeFalse();
        Should.Throw<InvalidInputException>(() => TarEntry.Directory(name));
        Should.Throw<InvalidInputException>(() => TarEntry.HardLink("ok", name));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused() =>
        Should.Throw<InvalidInputException>(() => TarEntry.File("a\ud83d", Text("x"))).Message.ShouldContain("not valid Unicode");

    [Fact]
    public async Task A_second_member_of_one_name_is_refused()
    {
        var error = await Should.ThrowAsync<ReleaseException>(() => WriteAsync(new TarSettings(), TarEntry.File("twice", Text("1")), TarEntry.Directory("twice/")));

        error.Message.ShouldContain("'twice'");
    }

    [Fact]
    public async Task A_hard_link_before_its_target_is_refused() =>
        (await Should.ThrowAsync<ReleaseException>(() => WriteAsync(new TarSettings(), TarEntry.HardLink("b", "a")))).Message.ShouldContain("'a'");

    [Fact]
    public async Task A_file_that_changes_size_while_it_is_read_is_named()
    {
        var growing = new ChangingContent("build/log.txt", claimed: 10, actual: 20);

        (await Should.ThrowAsync<ReleaseException>(() => WriteAsync(new TarSettings(), TarEntry.File("log.txt", growing)))).Message.ShouldContain("build/log.txt");
    }

    [Theory]
    [InlineData(TarDialect.Pax, "9c702ed815363e67af37b281acb4111a34122052f623ec786209da26a901060a")]
    [InlineData(TarDialect.Gnu, "fc2e44bd5d4ab6ffb59e9e56a8b99590171d99b31dd375b15d5c50ee1a6da02c")]
    public async Task Bytes_are_the_same_on_every_machine(TarDialect dialect, string sha256)
    {
        var archive = await WriteAsync(
            new TarSettings { Dialect = dialect },
            TarEntry.Directory("dir") with { ModificationTime = s_time },
            TarEntry.File("dir/file", ContentSource.FromBytes(new SampleBytes(4).Mixed(5000), "sample")) with { ModificationTime = s_time },
            TarEntry.File("dir/" + new string('x', 300), Text("long")) with { ModificationTime = s_time },
            TarEntry.SymbolicLink("dir/ünï", "file"));

        Convert.ToHexStringLower(SHA256.HashData(archive)).ShouldBe(sha256);
    }

    private static ContentSource Text(string text) => ContentSource.FromBytes(Encoding.UTF8.GetBytes(text), "text");

    private static async Task<byte[]> WriteAsync(TarSettings settings, params TarEntry[] entries)
    {
        var output = new MemoryStream();
        var tar = new TarWriter(output, settings);
        foreach (var entry in entries)
        {
            await tar.WriteAsync(entry);
        }

        await tar.CompleteAsync();
        (output.Length % 512).ShouldBe(0);
        return output.ToArray();
    }

    private static List<System.Formats.Tar.TarEntry> Read(byte[] archive)
    {
        var entries = new List<System.Formats.Tar.TarEntry>();
        using var reader = new TarReader(new MemoryStream(archive));
        while (reader.GetNextEntry(copyData: true) is { } entry)
        {
            entries.Add(entry);
        }

        return entries;
    }

    private static byte[] BytesOf(System.Formats.Tar.TarEntry entry)
    {
        var bytes = new MemoryStream();
        entry.DataStream?.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string ContentOf(System.Formats.Tar.TarEntry entry) => Encoding.UTF8.GetString(BytesOf(entry));
}
