using System.Text;
using Releasing.Failures;
using Releasing.Formats.Zsync;

namespace Releasing.Core.Tests.Formats.Zsync;

public sealed class ZsyncFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_header_tells_of_the_file_and_sums_of_its_blocks_follow()
    {
        await File.WriteAllBytesAsync(_folder["tool.AppImage"], new SampleBytes(3).Mixed(5000));

        await ZsyncFile.WriteAsync(_folder["tool.AppImage.zsync"], _folder["tool.AppImage"], new ZsyncSettings { ModificationTime = new DateTimeOffset(2024, 5, 6, 9, 8, 9, TimeSpan.FromHours(2)) });

        var bytes = await File.ReadAllBytesAsync(_folder["tool.AppImage.zsync"]);
        var header = Encoding.Latin1.GetString(bytes).Split("\n\n", 2)[0];
        header.ShouldStartWith("zsync: 0.6.2\nFilename: tool.AppImage\nMTime: Mon, 06 May 2024 07:08:09 +0000\nBlocksize: 2048\nLength: 5000\nHash-Lengths: 2,2,3\nURL: tool.AppImage\nSHA-1: ");
        bytes.Length.ShouldBe(header.Length + 2 + (3 * 5));
    }

    [Fact]
    public async Task Settings_that_cannot_be_written_are_refused()
    {
        _folder.Write("a", "a");

        var error = await Should.ThrowAsync<PreflightException>(() => ZsyncFile.WriteAsync(_folder["a.zsync"], _folder["a"], new ZsyncSettings { BlockSize = 3000, Address = "a\nb" }));

        error.Problems.Count.ShouldBe(2);
        File.Exists(_folder["a.zsync"]).ShouldBeFalse();
    }
}
