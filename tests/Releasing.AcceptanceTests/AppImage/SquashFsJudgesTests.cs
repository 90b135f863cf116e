using System.Globalization;
using System.Runtime.Versioning;
using Releasing.Formats.Payloads;
using Releasing.Formats.SquashFs;

namespace Releasing.AcceptanceTests.AppImage;

/// <summary>Our images, read by squashfs-tools and squashfuse, and beside those that mksquashfs makes.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SquashFsJudgesTests : IDisposable
{
    private static readonly DateTimeOffset s_time = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");
    private readonly string _source;
    private readonly string _image;

    public SquashFsJudgesTests()
    {
        _source = Directory.CreateDirectory(Path.Combine(_folder.FullName, "source")).FullName;
        _image = Path.Combine(_folder.FullName, "ours.squashfs");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public async Task Everything_is_unpacked_as_it_went_in()
    {
        SampleFolder.Everything(_source);

        await WriteAsync();

        Unpacked().ShouldBe(FolderTree.Lines(_source));
    }

    [SkippableFact]
    public async Task It_is_listed_as_the_image_of_mksquashfs_is_and_is_hardly_larger()
    {
        SampleFolder.Everything(_source);
        SampleFolder.Many(_source, 500);
        var theirs = Path.Combine(_folder.FullName, "theirs.squashfs");
        Validator.Require("mksquashfs").Accept(_source, theirs, "-noappend", "-all-root", "-no-xattrs", "-comp", "gzip", "-all-time", "1700000000", "-mkfs-time", "1700000000", "-no-progress", "-quiet");

        await WriteAsync();

        Listing(_image).ShouldBe(Listing(theirs));
        ((double)new FileInfo(_image).Length / new FileInfo(theirs).Length).ShouldBeLessThan(1.04);
        var ours = Validator.Require("unsquashfs").Accept("-s", _image);
        ours.ShouldContain("Compression gzip");
        ours.ShouldContain("Duplicates are removed");
        ours.ShouldContain("Filesystem is exportable via NFS");
    }

    [SkippableFact]
    public async Task An_image_of_Zstandard_is_unpacked_as_it_went_in_and_the_same_by_any_number_of_threads()
    {
        Skip.If(PayloadCompressors.Missing(PayloadCompression.Zstd, PayloadRoutes.Library) is not null, "libzstd is not installed");
        SampleFolder.Everything(_source);
        var settings = new SquashFsSettings { Compression = SquashFsCompression.Zstd, ModificationTime = s_time, Parallelism = 1 };

        var one = await SquashFsFile.WriteAsync(_image, FolderTree.Of(_source), settings);

        Unpacked().ShouldBe(FolderTree.Lines(_source));
        Read(_image).ShouldBe(FolderTree.Lines(_source));
        Validator.Require("unsquashfs").Accept("-s", _image).ShouldContain("Compression zstd");
        var many = await SquashFsFile.WriteAsync(_image, FolderTree.Of(_source), new SquashFsSettings { Compression = SquashFsCompression.Zstd, ModificationTime = s_time, Parallelism = 4 });
        many.Sha256.ShouldBe(one.Sha256);
    }

    // Images that are not ours: with ends of files in fragments, without any fragment, and of other block sizes.
    [SkippableTheory]
    [InlineData("-always-use-fragments")]
    [InlineData("-no-fragments")]
    [InlineData("-b 4K")]
    [InlineData("-noI -noD -noF -no-exports")]
    [InlineData("-comp zstd")]
    [InlineData("-comp zstd -Xcompression-level 3 -b 4K -always-use-fragments")]
    public void Images_of_mksquashfs_are_read(string options)
    {
        Skip.If(options.Contains("zstd", StringComparison.Ordinal) && PayloadCompressors.Missing(PayloadCompression.Zstd, PayloadRoutes.Library) is not null, "libzstd is not installed");
        SampleFolder.Everything(_source);
        Validator.Require("mksquashfs").Accept([_source, _image, "-noappend", "-all-root", "-no-xattrs", "-no-progress", "-quiet", .. options.Split(' ')]);

        Read(_image).ShouldBe(FolderTree.Lines(_source));
    }

    [SkippableFact]
    public async Task Five_thousand_files_are_unpacked_as_they_went_in()
    {
        SampleFolder.Many(_source, 5000);

        await WriteAsync();

        Unpacked().ShouldBe(FolderTree.Lines(_source));
    }

    [SkippableFact]
    public async Task It_is_mounted_and_shows_the_same_tree()
    {
        Skip.If(!File.Exists("/dev/fuse"), "/dev/fuse is not there");
        SampleFolder.Everything(_source);
        await WriteAsync();
        var mount = Directory.CreateDirectory(Path.Combine(_folder.FullName, "mount")).FullName;
        Validator.Require("squashfuse").Accept(_image, mount);
        try
        {
            FolderTree.Lines(mount).ShouldBe(FolderTree.Lines(_source));
        }
        finally
        {
            Validator.Require("fusermount3").Accept("-u", mount);
        }
    }

    [SkippableFact]
    public Task Random_trees_are_unpacked_as_they_went_in() => RandomAsync(25);

    [SkippableFact]
    [Trait("Category", "Soak")]
    public Task Thousands_of_random_trees_are_unpacked_as_they_went_in() => RandomAsync(2000);

    [SkippableFact]
    [Trait("Category", "Soak")]
    public async Task A_sparse_file_of_five_gigabytes_takes_no_room_and_stays_sparse()
    {
        const long Length = 5L << 30;
        await using (var file = File.Create(Path.Combine(_source, "sparse")))
        {
            file.SetLength(Length);
            file.Position = Length - 7;
            await file.WriteAsync("the end"u8.ToArray());
        }

        await WriteAsync();

        new FileInfo(_image).Length.ShouldBeLessThan(1 << 20);
        Validator.Require("unsquashfs").Accept("-lln", _image).ShouldContain($" {Length} ");
        Unpacked().ShouldBe(FolderTree.Lines(_source));
        Read(_image).ShouldBe(FolderTree.Lines(_source));
    }

    private async Task RandomAsync(int trees)
    {
        _ = Validator.Require("unsquashfs");
        for (var seed = 1; seed <= trees; seed++)
        {
            SampleFolder.Random(_source, seed);
            await WriteAsync(blockSize: seed % 2 == 0 ? 4096 : SquashFsSettings.DefaultBlockSize);
            var lines = FolderTree.Lines(_source);

            Unpacked().ShouldBe(lines, string.Create(CultureInfo.InvariantCulture, $"seed {seed}"));
            Read(_image).ShouldBe(lines, string.Create(CultureInfo.InvariantCulture, $"seed {seed}"));
            Directory.Delete(_source, recursive: true);
            Directory.CreateDirectory(_source);
        }
    }

    private async Task WriteAsync(int blockSize = SquashFsSettings.DefaultBlockSize) =>
        await SquashFsFile.WriteAsync(_image, FolderTree.Of(_source), new SquashFsSettings { ModificationTime = s_time, BlockSize = blockSize });

    private IReadOnlyList<string> Unpacked()
    {
        var target = Path.Combine(_folder.FullName, "unpacked");
        Validator.Require("unsquashfs").Accept("-no-progress", "-quiet", "-d", target, _image);
        var lines = FolderTree.Lines(target);
        Directory.Delete(target, recursive: true);
        return lines;
    }

    // Unpacked by our own reader.
    private IReadOnlyList<string> Read(string image)
    {
        using var file = File.OpenRead(image);
        var target = Directory.CreateDirectory(Path.Combine(_folder.FullName, "read")).FullName;
        var read = SquashFsImage.Open(file, image);
        foreach (var entry in read.Entries.Skip(1))
        {
            var path = Path.Combine(target, entry.Path);
            if (entry.LinkTarget is { } link)
            {
                File.CreateSymbolicLink(path, link);
            }
            else if (entry.Kind == Releasing.Formats.Archives.EntryKind.Directory)
            {
                Directory.CreateDirectory(path);
            }
            else
            {
                using (var content = File.Create(path))
                {
                    read.CopyTo(entry, content);
                }

                File.SetUnixFileMode(path, (UnixFileMode)entry.Mode);
            }
        }

        var lines = FolderTree.Lines(target);
        Directory.Delete(target, recursive: true);
        return lines;
    }

    // Without the first lines, which name the image, and the sizes of directories, which are those of their listings.
    private static IReadOnlyList<string> Listing(string image) =>
        [.. Validator.Require("unsquashfs").Accept("-lln", image).Split('\n').Where(line => line.Contains("squashfs-root")).Select(line => line.StartsWith('d') ? string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where((_, index) => index != 2)) : line)];
}
