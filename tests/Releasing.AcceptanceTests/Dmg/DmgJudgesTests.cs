using Releasing.Formats.Dmg;

namespace Releasing.AcceptanceTests.Dmg;

/// <summary>7-Zip, dmg2img, libarchive and xorriso read disk images and their volumes.</summary>
public sealed class DmgJudgesTests : IDisposable
{
    // libarchive misreads longer ones in the volumes of xorriso, which take two fields of Rock Ridge.
    private const int LongestLinkInOneField = 150;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-dmg-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableTheory]
    [InlineData(DmgFileSystem.HfsPlus, 12)]
    [InlineData(DmgFileSystem.Iso9660, 6)]
    public async Task Random_trees_are_read_by_programs_that_are_not_ours(DmgFileSystem system, int rounds)
    {
        for (var seed = 1; seed <= rounds; seed++)
        {
            await JudgeAsync(system, new DmgSample(seed, seed * 7, 20_000));
        }
    }

    [SkippableTheory]
    [Trait("Category", "Soak")]
    [InlineData(DmgFileSystem.HfsPlus)]
    [InlineData(DmgFileSystem.Iso9660)]
    public async Task Thousands_of_random_trees_are_read_by_programs_that_are_not_ours(DmgFileSystem system)
    {
        for (var seed = 10_000; seed < 11_000; seed++)
        {
            await JudgeAsync(system, new DmgSample(seed, seed % 150, 60_000));
        }
    }

    [SkippableTheory]
    [InlineData(DmgFileSystem.HfsPlus)]
    [InlineData(DmgFileSystem.Iso9660)]
    public async Task Five_thousand_files_are_read(DmgFileSystem system) => await JudgeAsync(system, new DmgSample(99, 5000, 3000));

    [SkippableFact]
    public async Task An_ISO_volume_is_listed_like_the_one_that_xorriso_makes_of_the_same_files()
    {
        var (xorriso, bsdtar) = (Validator.Require("xorrisofs"), Validator.Require("bsdtar"));
        var sample = new DmgSample(7, 120, 5000);
        var tree = Path.Combine(_folder.FullName, "tree");
        sample.WriteTree(tree);
        xorriso.Accept("-quiet", "-R", "-o", Path.Combine(_folder.FullName, "theirs.iso"), tree);
        await using (var raw = File.Create(Path.Combine(_folder.FullName, "ours.iso")))
        {
            Unpack(await sample.WriteAsync(_folder.FullName, DmgFileSystem.Iso9660), raw);
        }

        Listing("ours.iso").ShouldBe(Listing("theirs.iso"), ignoreOrder: true);

        IEnumerable<string> Listing(string iso) =>
            bsdtar.Accept("-tvf", Path.Combine(_folder.FullName, iso), "--numeric-owner").Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' ', 9, StringSplitOptions.RemoveEmptyEntries)).Where(words => words[8] != "." && words[0][0] != 'd').Select(words => $"{words[0]} {words[4]} {words[8]}")
                .Where(line => !line.Contains(" -> ", StringComparison.Ordinal) || line.Split(" -> ")[1].Length <= LongestLinkInOneField);
    }

    private async Task JudgeAsync(DmgFileSystem system, DmgSample sample)
    {
        var (zip, converter) = (Validator.Require("7z"), Validator.Require("dmg2img"));
        var folder = _folder.CreateSubdirectory(Path.GetRandomFileName());
        var image = await sample.WriteAsync(folder.FullName, system);
        zip.Accept("t", image).ShouldContain("Everything is Ok");
        if (system == DmgFileSystem.HfsPlus)
        {
            var extracted = Path.Combine(folder.FullName, "extracted");
            zip.Accept("x", "-y", "-o" + extracted, image);
            sample.Compare(Path.Combine(extracted, "TOOL 1.0"));
        }

        var (theirs, ours) = (Path.Combine(folder.FullName, "theirs.img"), Path.Combine(folder.FullName, "ours.img"));
        converter.Accept("-s", image, theirs);
        await using (var raw = File.Create(ours))
        {
            Unpack(image, raw);
        }

        File.ReadAllBytes(theirs).AsSpan().SequenceEqual(File.ReadAllBytes(ours)).ShouldBeTrue("dmg2img unpacks another disk");
        if (system == DmgFileSystem.Iso9660)
        {
            // 7-Zip 16 checks every file, but shows the short name of one whose Rock Ridge name lies in a continuation area.
            var unpacked = folder.CreateSubdirectory("unpacked").FullName;
            Validator.Require("bsdtar").Accept("-xpf", ours, "-C", unpacked);
            sample.Compare(unpacked);
        }

        folder.Delete(recursive: true);
    }

    private static void Unpack(string image, Stream target)
    {
        using var file = File.OpenRead(image);
        UdifReader.Open(file, image).CopyTo(target);
    }
}
