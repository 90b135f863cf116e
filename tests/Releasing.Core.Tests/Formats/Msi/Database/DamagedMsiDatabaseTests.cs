using Releasing.Core.Tests.Formats.CompoundFile;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.CompoundFile;
using Releasing.Formats.Msi.Database;

namespace Releasing.Core.Tests.Formats.Msi.Database;

public sealed class DamagedMsiDatabaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("_StringPool", 4, "longer than what is left")]
    [InlineData("_StringData", 1, "more than _StringPool tells of")]
    [InlineData("_Tables", 2, "row 5 of table _Tables is not behind")]
    [InlineData("_Columns", 2, "which are no rows")]
    [InlineData("Property", 1, "which are no rows")]
    [InlineData("Property", 4, "is referred to")]
    public async Task A_stream_with_bytes_added_is_refused(string table, int added, string rule) =>
        (await RefuseAsync(root => Change(root, MsiStreamName.Encode(table, isTable: true), bytes => [.. bytes, .. bytes[..added]]))).ShouldContain(rule);

    [Fact]
    public async Task Every_flipped_bit_of_the_tables_is_refused_or_is_a_number_or_a_letter_of_a_text()
    {
        var root = MsiDatabaseWriter.Storage(MsiDatabaseSamples.Small());
        var expected = MsiDatabaseSamples.Dump(await ReadAsync(root));
        var refused = 0;
        foreach (var stream in root.Streams.Where(stream => MsiStreamName.IsTable(stream.Name)).ToList())
        {
            var bytes = stream.Content.Bytes();
            for (var at = 0; at < bytes.Length; at++)
            {
                var copy = bytes.ToArray();
                copy[at] ^= (byte)(1 << (at % 8));
                var changed = new CompoundStorage { ClassId = root.ClassId };
                foreach (var other in root.Streams)
                {
                    changed.Streams.Add(other == stream ? other with { Content = ContentSource.FromBytes(copy, "changed") } : other);
                }

                try
                {
                    MsiDatabaseSamples.Dump(await ReadAsync(changed)).ShouldNotBe(expected);
                }
                catch (InvalidInputException)
                {
                    refused++;
                }
            }
        }

        refused.ShouldBeGreaterThan(200);
    }

    [Fact]
    public async Task A_missing_stream_is_named_by_its_table() =>
        (await RefuseAsync(root => Remove(root, MsiStreamName.Encode("Binary.short", isTable: false)))).ShouldContain("table Binary speaks of a stream");

    [Fact]
    public async Task A_table_that_nobody_tells_of_is_refused() =>
        (await RefuseAsync(root => root.Streams.Add(new CompoundMember(MsiStreamName.Encode("Stranger", isTable: true), ContentSource.FromBytes(new byte[2], "x"))))).ShouldContain("'Stranger'");

    [Fact]
    public async Task Storages_and_other_classes_are_refused()
    {
        (await RefuseAsync(root => root.Storages.Add(new CompoundStorage { Name = "transform" }))).ShouldContain("storage 'transform'");

        var other = new CompoundStorage { ClassId = Guid.Empty };
        (await Should.ThrowAsync<InvalidInputException>(() => ReadAsync(other))).Message.ShouldContain("its class is");
    }

    [Theory]
    [InlineData(0, "does not begin")]
    [InlineData(28, "does not begin")]
    [InlineData(46, "longer than its stream")]
    [InlineData(50, "longer than its stream")]
    [InlineData(53, "more properties")]
    [InlineData(57, "cannot be read")]
    [InlineData(65, "nobody knows")]
    [InlineData(62, "lies outside")]
    public async Task A_damaged_summary_is_refused(int at, string rule) =>
        (await RefuseAsync(root => Change(root, "\u0005SummaryInformation", bytes =>
        {
            bytes[at] ^= 0x40;
            return bytes;
        }))).ShouldContain(rule);

    [Fact]
    public async Task What_counts_references_otherwise_is_read_when_asked_for()
    {
        var root = MsiDatabaseWriter.Storage(MsiDatabaseSamples.Small());
        Change(root, MsiStreamName.Encode("_StringPool", isTable: true), bytes =>
        {
            bytes[6]++;
            return bytes;
        });

        (await Should.ThrowAsync<InvalidInputException>(() => ReadAsync(root))).Message.ShouldContain("times, and the pool says");
        MsiDatabaseReader.OpenForeign(_folder["changed.msi"]).Tables.Count.ShouldBe(4);
    }

    private async Task<string> RefuseAsync(Action<CompoundStorage> change)
    {
        var root = MsiDatabaseWriter.Storage(MsiDatabaseSamples.Small());
        change(root);
        return (await Should.ThrowAsync<InvalidInputException>(() => ReadAsync(root))).Message;
    }

    private async Task<MsiDatabase> ReadAsync(CompoundStorage root)
    {
        var path = _folder["changed.msi"];
        await using (var file = File.Create(path))
        {
            await CompoundFileWriter.WriteAsync(file, root);
        }

        return MsiDatabaseReader.Open(path);
    }

    private static void Change(CompoundStorage root, string name, Func<byte[], byte[]> change)
    {
        var bytes = change(root.Streams.Single(stream => stream.Name == name).Content.Bytes());
        Remove(root, name);
        root.Streams.Add(new CompoundMember(name, ContentSource.FromBytes(bytes, "changed")));
    }

    private static void Remove(CompoundStorage root, string name) => root.Streams.Remove(root.Streams.Single(stream => stream.Name == name));
}
