using Releasing.Files;
using Releasing.Formats.Archives;

namespace Releasing.AcceptanceTests.Formats;

/// <summary>Archives of a tree with everything difficult in it, read by gzip, tar, unzip and 7z.</summary>
public sealed class ArchiveJudgesTests : IAsyncLifetime
{
    private static readonly DateTimeOffset s_commitDate = new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);
    private static readonly string s_longName = string.Join('/', Enumerable.Repeat("a-rather-long-part-of-a-name", 12)) + "/file.txt";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    private string TarGz => Path.Combine(_folder.FullName, "a.tar.gz");

    private string Zip => Path.Combine(_folder.FullName, "a.zip");

    public async Task InitializeAsync()
    {
        var random = new Random(1);
        var large = new byte[3_000_000];
        random.NextBytes(large.AsSpan(0, 1_500_000));
        ArchiveEntry[] entries =
        [
            ArchiveEntry.Directory("tool"),
            ArchiveEntry.File("tool/large", ContentSource.FromBytes(large, "large"), executable: true),
            ArchiveEntry.File("tool/empty", ContentSource.FromBytes(ReadOnlyMemory<byte>.Empty, "empty")),
            ArchiveEntry.File("tool/grüße 日本語 😀.txt", ContentSource.FromBytes("unicode\n"u8.ToArray(), "unicode")),
            ArchiveEntry.File("tool/" + s_longName, ContentSource.FromBytes("long\n"u8.ToArray(), "long")),
            ArchiveEntry.SymbolicLink("tool/link", "large"),
        ];
        await ArchiveFile.WriteAsync(TarGz, entries, new ArchiveSettings { ModificationTime = s_commitDate });
        await ArchiveFile.WriteAsync(Zip, entries, new ArchiveSettings { Format = ArchiveFormat.Zip, ModificationTime = s_commitDate });
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [SkippableFact]
    public void Gzip_finds_the_stream_whole() => Validator.Require("gzip").Accept("-t", TarGz);

    [SkippableFact]
    public void Tar_lists_every_member_with_mode_owner_and_time()
    {
        var lines = Validator.Require("tar").Accept("--numeric-owner", "--full-time", "--quoting-style=literal", "-tvzf", TarGz).TrimEnd().Split('\n');

        lines.Length.ShouldBe(6);
        lines.ShouldAllBe(line => line.Contains(" 0/0 ") && line.Contains(" 2026-02-03 04:05:06 "));
        lines.ShouldContain(line => line.StartsWith("-rwxr-xr-x") && line.Contains(" 3000000 ") && line.EndsWith(" tool/large"));
        lines.ShouldContain(line => line.StartsWith("drwxr-xr-x") && line.EndsWith(" tool/"));
        lines.ShouldContain(line => line.StartsWith("-rw-r--r--") && line.EndsWith(" tool/grüße 日本語 😀.txt"));
        lines.ShouldContain(line => line.EndsWith(" tool/" + s_longName));
        lines.ShouldContain(line => line.StartsWith("lrwxrwxrwx") && line.EndsWith(" tool/link -> large"));
    }

    [SkippableFact]
    public void Unzip_finds_every_member_whole() => Validator.Require("unzip").Accept("-t", Zip).ShouldContain("No errors detected");

    [SkippableFact]
    public void Zipinfo_shows_unix_modes_times_and_names()
    {
        var lines = Validator.Require("unzip").Accept("-Z", "-T", Zip).Split('\n');

        lines.ShouldContain(line => line.StartsWith("-rwxr-xr-x  2.0 unx  3000000 b") && line.EndsWith(" 20260203.040506 tool/large"));
        lines.ShouldContain(line => line.StartsWith("drwxr-xr-x  2.0 unx ") && line.EndsWith(" tool/"));
        lines.ShouldContain(line => line.StartsWith("lrwxrwxrwx") && line.EndsWith(" tool/link"));
        lines.ShouldContain(line => line.EndsWith(" tool/grüße 日本語 😀.txt"));
        lines.ShouldContain(line => line.EndsWith(" tool/" + s_longName));
    }

    [SkippableTheory]
    [InlineData("tar")]
    [InlineData("zip")]
    public void Seven_zip_finds_no_fault(string kind)
    {
        var sevenZip = Validator.Require("7z");

        sevenZip.Accept("t", kind == "zip" ? Zip : TarGz).ShouldContain("Everything is Ok");
        if (kind == "tar")
        {
            sevenZip.Accept("x", "-o" + _folder.FullName, TarGz);
            sevenZip.Accept("t", Path.Combine(_folder.FullName, "a.tar")).ShouldContain("Everything is Ok");
        }
    }

    [SkippableFact]
    public void Tar_and_unzip_unpack_the_same_tree()
    {
        var tar = Validator.Require("tar");
        var unzip = Validator.Require("unzip");
        var diff = Validator.Require("diff");
        var left = _folder.CreateSubdirectory("left").FullName;
        var right = _folder.CreateSubdirectory("right").FullName;

        tar.Accept("-xzf", TarGz, "-C", left);
        unzip.Accept("-q", Zip, "-d", right);

        diff.Accept("-r", "--no-dereference", left, right).ShouldBe("");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(right, "tool/large")).ShouldBe((UnixFileMode)0b111_101_101);
        }
    }
}
