using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.Gzip;

namespace Releasing.Core.Tests.Formats.Archives;

public sealed class ArchiveFileTests : IDisposable
{
    private static readonly DateTimeOffset s_commitDate = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(ArchiveFormat.TarGz)]
    [InlineData(ArchiveFormat.Zip)]
    public async Task Size_and_digests_are_those_of_the_file(ArchiveFormat format)
    {
        var written = await ArchiveFile.WriteAsync(_folder["out/a"], Sample(), new ArchiveSettings { Format = format, WithSha512 = true });

        var bytes = await File.ReadAllBytesAsync(_folder["out/a"]);
        written.ShouldBe(new WrittenFile(
            _folder["out/a"], bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)), Convert.ToHexStringLower(SHA512.HashData(bytes))));
    }

    [Theory]
    [InlineData(ArchiveFormat.TarGz, "fb2769e1894a6a3a4cce07a677549e99674502c42229f2ce2fdc68daa9a3efcb")]
    [InlineData(ArchiveFormat.Zip, "05ef745d086ee67b17807c80531a88e61bbeb30a61f5afc91ed67b8df89ad3e4")]
    public async Task Bytes_are_the_same_on_every_machine_in_every_order_and_at_any_parallelism(ArchiveFormat format, string sha256)
    {
        foreach (var parallelism in new[] { 1, 2, 5 })
        {
            var settings = new ArchiveSettings { Format = format, ModificationTime = s_commitDate, Compression = new DeflateSettings { Parallelism = parallelism } };
            var forward = await ArchiveFile.WriteAsync(_folder["forward"], Sample(), settings);
            var backward = await ArchiveFile.WriteAsync(_folder["backward"], Sample().Reverse(), settings);

            forward.Sha256.ShouldBe(sha256);
            backward.Sha256.ShouldBe(sha256);
        }
    }

    [Fact]
    public async Task Tar_members_are_sorted_and_have_one_time_and_no_owner()
    {
        await ArchiveFile.WriteAsync(_folder["a.tar.gz"], Sample(), new ArchiveSettings { ModificationTime = s_commitDate });

        using var reader = new TarReader(new GZipStream(File.OpenRead(_folder["a.tar.gz"]), CompressionMode.Decompress));
        var entries = new List<PosixTarEntry>();
        while (reader.GetNextEntry() is PosixTarEntry entry)
        {
            entries.Add(entry);
        }

        entries.Select(entry => entry.Name).ShouldBe(["tool-1.0/", "tool-1.0/README.md", "tool-1.0/bin/tool", "tool-1.0/latest"]);
        entries.Select(entry => Convert.ToString((int)entry.Mode, 8)).ShouldBe(["755", "644", "755", "777"]);
        entries.ShouldAllBe(entry => entry.ModificationTime == s_commitDate && entry.UserName == "" && entry.Uid == 0);
    }

    [Theory]
    [InlineData(ArchiveFormat.TarGz)]
    [InlineData(ArchiveFormat.Zip)]
    public async Task Cancellation_leaves_no_file(ArchiveFormat format)
    {
        using var cancelled = new CancellationTokenSource();
        var entries = Sample().Append(ArchiveEntry.File("zz", new CancellingContent(cancelled)));

        await Should.ThrowAsync<OperationCanceledException>(() =>
            ArchiveFile.WriteAsync(_folder["out/a"], entries, new ArchiveSettings { Format = format }, cancelled.Token));

        Directory.GetFileSystemEntries(_folder["out"]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ArchiveFormat.TarGz)]
    [InlineData(ArchiveFormat.Zip)]
    public async Task A_missing_content_leaves_the_older_archive(ArchiveFormat format)
    {
        await File.WriteAllTextAsync(_folder["a"], "older");

        await Should.ThrowAsync<ReleaseException>(() => ArchiveFile.WriteAsync(
            _folder["a"], [ArchiveEntry.File("x", ContentSource.FromFile(_folder["missing"]))], new ArchiveSettings { Format = format }));

        (await File.ReadAllTextAsync(_folder["a"])).ShouldBe("older");
        Directory.GetFileSystemEntries(_folder.Path).Length.ShouldBe(1);
    }

    private static ArchiveEntry[] Sample() =>
    [
        ArchiveEntry.File("tool-1.0/bin/tool", ContentSource.FromBytes(new SampleBytes(21).Mixed(1_200_000), "tool"), executable: true),
        ArchiveEntry.File("tool-1.0/README.md", ContentSource.FromBytes(new SampleBytes(22).Text(4000), "readme")),
        ArchiveEntry.Directory("tool-1.0"),
        ArchiveEntry.SymbolicLink("tool-1.0/latest", "bin/tool"),
    ];

    private sealed class CancellingContent(CancellationTokenSource source) : ContentSource
    {
        public override string Origin => "cancelling";

        public override long Length => 1000;

        public override Stream Open()
        {
            source.Cancel();
            return new MemoryStream(new byte[1000]);
        }
    }
}
