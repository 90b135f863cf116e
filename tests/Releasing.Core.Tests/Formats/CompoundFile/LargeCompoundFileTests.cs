using Releasing.Files;
using Releasing.Formats.CompoundFile;

namespace Releasing.Core.Tests.Formats.CompoundFile;

[Trait("Category", "Soak")]
public sealed class LargeCompoundFileTests
{
    [Fact]
    public async Task A_file_of_more_than_2_GiB_is_version_4_and_reads_back_across_the_sector_that_others_lock()
    {
        using var folder = new TemporaryFolder();
        var path = folder["large"];
        var root = new CompoundStorage();
        root.Streams.Add(new CompoundMember("long", new ChangingContent("long", 0x80001234, 0x80001234)));
        root.Streams.Add(new CompoundMember("behind", ContentSource.FromBytes(new SampleBytes(1).Noise(100_000), "behind")));
        await using (var file = File.Create(path))
        {
            await CompoundFileWriter.WriteAsync(file, root);
        }

        var read = CompoundFileReader.Open(path);

        read.Streams.Single(stream => stream.Name == "behind").Content.Bytes().ShouldHaveBytes(root.Streams[1].Content.Bytes());
        var large = read.Streams.Single(stream => stream.Name == "long").Content;
        large.Length.ShouldBe(0x80001234);
        await using var bytes = large.Open();
        var buffer = new byte[1024 * 1024];
        while (await bytes.ReadAsync(buffer) is > 0 and var count)
        {
            buffer.AsSpan(0, count).ContainsAnyExcept((byte)0).ShouldBeFalse();
        }
    }
}
