using System.IO.Compression;
using System.Text;
using Releasing.Core.Tests.Formats.Deb;
using Releasing.Core.Tests.Formats.Rpm;
using Releasing.Formats.Deb;
using Releasing.Formats.Payloads;
using Releasing.Formats.Rpm;
using Releasing.Verification.Folders;
using Releasing.Verification.Folders.Contents;

namespace Releasing.Core.Tests.Verification.Folders.Contents;

public sealed class ContentsCheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a/b/c.txt", '0', "")]
    [InlineData("./a", '0', "")]
    [InlineData("./", '5', "")]
    [InlineData("a..b", '0', "")]
    [InlineData("a/link", '2', "../b")]
    [InlineData("a/b/link", '2', "./../../c")]
    public async Task Members_inside_of_the_folder_pass(string name, char type, string link) =>
        (await TarAsync(HostileTar.Member("first"), HostileTar.Member(name, type, link))).Outcome.ShouldBe(CheckOutcome.Passed);

    [Theory]
    [InlineData("/etc/passwd", '0', "", nameof(FolderReason.MemberPathUnsafe))]
    [InlineData("C:/windows/x", '0', "", nameof(FolderReason.MemberPathUnsafe))]
    [InlineData("a\\..\\b", '0', "", nameof(FolderReason.MemberPathUnsafe))]
    [InlineData("a\u0007b", '0', "", nameof(FolderReason.MemberPathUnsafe))]
    [InlineData("a//b", '0', "", nameof(FolderReason.MemberPathUnsafe))]
    [InlineData("../x", '0', "", nameof(FolderReason.MemberEscapes))]
    [InlineData("a/../../x", '0', "", nameof(FolderReason.MemberEscapes))]
    [InlineData("a/..", '5', "", nameof(FolderReason.MemberEscapes))]
    [InlineData("link", '2', "/etc/passwd", nameof(FolderReason.LinkEscapes))]
    [InlineData("link", '2', "..", nameof(FolderReason.LinkEscapes))]
    [InlineData("a/link", '2', "b/../../../c", nameof(FolderReason.LinkEscapes))]
    [InlineData("link", '2', "c:\\x", nameof(FolderReason.LinkEscapes))]
    [InlineData("link", '2', "", nameof(FolderReason.LinkEscapes))]
    [InlineData("link", '1', "/etc/passwd", nameof(FolderReason.LinkEscapes))]
    [InlineData("link", '1', "absent", nameof(FolderReason.LinkEscapes))]
    [InlineData("dev", '3', "", nameof(FolderReason.MemberDevice))]
    [InlineData("dev", '4', "", nameof(FolderReason.MemberDevice))]
    [InlineData("pipe", '6', "", nameof(FolderReason.MemberDevice))]
    [InlineData("first", '0', "", nameof(FolderReason.MemberTwice))]
    [InlineData("FIRST", '0', "", nameof(FolderReason.MemberTwice))]
    [InlineData("out/x", '0', "", nameof(FolderReason.MemberThroughLink))]
    [InlineData("x", 'V', "", nameof(FolderReason.ContentsMalformed))]
    public async Task Members_that_lead_elsewhere_are_refused(string name, char type, string link, string reason) =>
        (await TarAsync(HostileTar.Member("first"), HostileTar.Member("out", '2', "first"), HostileTar.Member(name, type, link))).Reason.ShouldBe(reason);

    [Fact]
    public async Task A_program_that_takes_its_owners_rights_is_refused() =>
        (await TarAsync(HostileTar.Member("su", mode: 0x9ED))).Reason.ShouldBe(nameof(FolderReason.MemberSetUid));

    [Fact]
    public async Task A_long_name_of_pax_or_gnu_counts()
    {
        (await TarAsync(HostileTar.Member("x", 'x', content: "17 path=../evil\n\n"), HostileTar.Member("good"))).Reason.ShouldBe(nameof(FolderReason.MemberEscapes));
        (await TarAsync(HostileTar.Member("x", 'L', content: "../evil\0"), HostileTar.Member("good"))).Reason.ShouldBe(nameof(FolderReason.MemberEscapes));
        (await TarAsync(HostileTar.Member("x", 'K', content: "/etc\0"), HostileTar.Member("good", '2', "first"))).Reason.ShouldBe(nameof(FolderReason.LinkEscapes));
        (await TarAsync(HostileTar.Member("x", 'g', content: "16 path=../evil\n"), HostileTar.Member("good"))).Reason.ShouldBe(nameof(FolderReason.ContentsMalformed));
    }

    [Fact]
    public async Task A_member_behind_the_end_of_the_archive_counts() =>
        (await TarAsync(HostileTar.Member("good"), new byte[1024], HostileTar.Member("../evil"))).Reason.ShouldBe(nameof(FolderReason.MemberEscapes));

    [Fact]
    public async Task Damage_and_bombs_end_early()
    {
        (await TarAsync(HostileTar.Member("x", content: "abc", size: "77777777777"))).Reason.ShouldBe(nameof(FolderReason.ContentsMalformed));
        (await TarAsync(HostileTar.Member("x", 'x', size: "77777777777"))).Reason.ShouldBe(nameof(FolderReason.ContentsMalformed));
        (await TarAsync("no tar"u8.ToArray())).Reason.ShouldBe(nameof(FolderReason.ContentsMalformed));
        (await TarAsync(new byte[512])).Reason.ShouldBe(nameof(FolderReason.ContentsMalformed));
        (await RunAsync("a.tar.gz", "no gzip"u8.ToArray())).Reason.ShouldBe(nameof(FolderReason.ContentsMalformed));
        (await RunAsync("a.zip", "no zip"u8.ToArray())).Reason.ShouldBe(nameof(FolderReason.ContentsMalformed));
        (await RunAsync("a.deb", "no deb"u8.ToArray())).Reason.ShouldBe(nameof(FolderReason.ContentsMalformed));
        (await RunAsync("a.rpm", "no rpm"u8.ToArray())).Reason.ShouldBe(nameof(FolderReason.ContentsMalformed));
        var zeros = new byte[1024 * 1024];
        (await TarAsync([HostileTar.Member("bomb", size: "00700000000"), .. Enumerable.Repeat(zeros, 112)])).Reason.ShouldBe(nameof(FolderReason.ContentsTooLarge));
    }

    [Theory]
    [InlineData("../evil", 0, "", nameof(FolderReason.MemberEscapes))]
    [InlineData("link", 0xA1FF, "../../evil", nameof(FolderReason.LinkEscapes))]
    [InlineData("pipe", 0x11B6, "", nameof(FolderReason.MemberDevice))]
    [InlineData("su", 0x89ED, "", nameof(FolderReason.MemberSetUid))]
    [InlineData("GOOD", 0x81A4, "", nameof(FolderReason.MemberTwice))]
    public async Task The_same_holds_for_zip(string name, int mode, string content, string reason)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("good");
            var entry = zip.CreateEntry(name);
            entry.ExternalAttributes = mode << 16;
            using var stream = entry.Open();
            stream.Write(Encoding.UTF8.GetBytes(content));
        }

        (await RunAsync("a.zip", memory.ToArray())).Reason.ShouldBe(reason);
    }

    [Theory]
    [InlineData(PayloadCompression.None)]
    [InlineData(PayloadCompression.Gzip)]
    public async Task Packages_are_looked_into_and_may_have_absolute_links(PayloadCompression compression)
    {
        var deb = _folder["a.deb"];
        await DebFile.WriteAsync(deb, DebSamples.Deb.With(DebSamples.Linux with { Members = [.. DebSamples.Linux.Members, DebSamples.Link("/usr/bin/tl", "/etc/alternatives/tl")] }));
        (await ContentsCheck.RunAsync(new FolderFile("a.deb", deb, new FileInfo(deb).Length), CancellationToken.None)).Outcome.ShouldBe(CheckOutcome.Passed);
        var rpm = _folder["a.rpm"];
        await RpmFile.WriteAsync(rpm, RpmSamples.Package with { Payload = new PayloadSettings { Compression = compression } });
        (await ContentsCheck.RunAsync(new FolderFile("a.rpm", rpm, new FileInfo(rpm).Length), CancellationToken.None)).Message.ShouldBe("3 members, all inside of it.");
    }

    [Fact]
    public async Task Mutated_archives_are_refused_or_passed_and_nothing_else_happens()
    {
        var random = new Random(20261122);
        var tar = HostileTar.Gzip(HostileTar.Member("a", content: new string('x', 700)), HostileTar.Member("b", '2', "a"), HostileTar.Member("c", 'x', content: "11 path=cc\n"), HostileTar.Member("c"));
        var rpm = _folder["a.rpm"];
        await RpmFile.WriteAsync(rpm, RpmSamples.Package);
        var deb = _folder["a.deb"];
        await DebFile.WriteAsync(deb, DebSamples.Deb);
        foreach (var (name, bytes) in new[] { ("m.tar.gz", tar), ("m.apk", tar), ("m.rpm", await File.ReadAllBytesAsync(rpm)), ("m.deb", await File.ReadAllBytesAsync(deb)) })
        {
            for (var round = 0; round < 300; round++)
            {
                var damaged = bytes.ToArray();
                for (var flips = random.Next(1, 4); flips > 0; flips--)
                {
                    damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
                }

                var row = await RunAsync(name, round % 5 == 0 ? damaged[..random.Next(damaged.Length)] : damaged);
                row.Outcome.ShouldBeOneOf(CheckOutcome.Passed, CheckOutcome.Failed, CheckOutcome.Skipped);
            }
        }
    }

    private Task<CheckRow> TarAsync(params byte[][] parts) => RunAsync("a.tar.gz", HostileTar.Gzip(parts));

    private async Task<CheckRow> RunAsync(string name, byte[] bytes)
    {
        var path = _folder[name];
        await File.WriteAllBytesAsync(path, bytes);
        return await ContentsCheck.RunAsync(new FolderFile(name, path, bytes.Length), CancellationToken.None);
    }
}
