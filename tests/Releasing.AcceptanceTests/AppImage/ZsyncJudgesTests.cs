using System.Text;
using Releasing.Formats.Zsync;

namespace Releasing.AcceptanceTests.AppImage;

/// <summary>Our control files beside those of zsyncmake, and used by the zsync client.</summary>
public sealed class ZsyncJudgesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2047)]
    [InlineData(2048)]
    [InlineData(2049)]
    [InlineData(4096)]
    [InlineData(300_000)]
    [InlineData(5_000_000)]
    public Task It_is_the_file_that_zsyncmake_makes(int size) => CompareAsync(size, null);

    [SkippableTheory]
    [InlineData(1000, 512)]
    [InlineData(300_000, 1024)]
    [InlineData(300_000, 8192)]
    [InlineData(2_000_000, 65_536)]
    public Task It_is_the_file_that_zsyncmake_makes_for_any_block_size(int size, int blockSize) => CompareAsync(size, blockSize);

    [SkippableFact]
    [Trait("Category", "Soak")]
    public Task It_is_the_file_that_zsyncmake_makes_beyond_a_hundred_million_bytes() => CompareAsync(100_000_001, null);

    [SkippableFact]
    public async Task A_client_downloads_only_what_changed()
    {
        var (served, old) = (Directory.CreateDirectory(At("served")).FullName, At("old.AppImage"));
        var bytes = Noise(3_000_000);
        await File.WriteAllBytesAsync(old, bytes);
        Noise(20_000, seed: 2).CopyTo(bytes, 1_000_000);
        Noise(20_000, seed: 3).CopyTo(bytes, 2_000_000);
        byte[] current = [.. bytes, .. Noise(10_000, seed: 4)];
        var file = Path.Combine(served, "tool.AppImage");
        await File.WriteAllBytesAsync(file, current);
        await ZsyncFile.WriteAsync(file + ".zsync", file, new ZsyncSettings());
        using var server = new RangeServer(served);

        Validator.Require("zsync").RunIn(_folder.FullName, "-q", "-i", old, "-o", At("new.AppImage"), server.Address + "tool.AppImage.zsync").ShouldBeAccepted();

        (await File.ReadAllBytesAsync(At("new.AppImage"))).AsSpan().SequenceEqual(current).ShouldBeTrue();
        server.Sent.ShouldBeInRange(50_000, 80_000);
    }

    private async Task CompareAsync(int size, int? blockSize)
    {
        var file = At("tool.AppImage");
        await File.WriteAllBytesAsync(file, Noise(size));
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);
        string[] options = blockSize is null ? [] : ["-b", $"{blockSize}"];
        Validator.Require("zsyncmake").Accept([.. options, "-u", "tool.AppImage", "-o", At("theirs"), file]);

        await ZsyncFile.WriteAsync(At("ours"), file, new ZsyncSettings { BlockSize = blockSize });

        var (ours, theirs) = (await File.ReadAllBytesAsync(At("ours")), await File.ReadAllBytesAsync(At("theirs")));
        Header(ours).ShouldBe(Header(theirs));
        ours.AsSpan().SequenceEqual(theirs).ShouldBeTrue();
    }

    private static string Header(byte[] file) => Encoding.Latin1.GetString(file).Split("\n\n", 2)[0];

    private static byte[] Noise(int size, int seed = 1)
    {
        var bytes = new byte[size];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);
}
