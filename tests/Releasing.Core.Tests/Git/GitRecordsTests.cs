using System.Text;
using Releasing.Git;

namespace Releasing.Tests.Git;

public sealed class GitRecordsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void Reads_the_same_however_the_bytes_arrive(int piece)
    {
        var random = new Random(1);
        var records = Enumerable.Range(0, 60).Select(_ => Enumerable.Range(0, 3).Select(_ => new string('x', random.Next(20) == 0 ? random.Next(300_000) : random.Next(50))).ToArray()).ToList();
        using var stream = new Pieces(Encoding.UTF8.GetBytes(string.Concat(records.SelectMany(record => record).Select(field => field + "\0"))), piece == 1 ? 4096 : piece);
        Read(stream, 3, int.MaxValue).ShouldBe(records.Select(record => string.Join('|', record)));
    }

    [Fact]
    public void A_field_that_is_too_long_is_cut_and_the_next_is_whole()
    {
        using var stream = new Pieces([.. Encoding.UTF8.GetBytes("a\0" + new string('b', 1_000_000) + "\0c\0d\0ee\0f\0")], 10_000);
        Read(stream, 3, 5).ShouldBe(["a|bbbbb|c", "d|ee|f"]);
    }

    [Fact]
    public void A_record_without_its_end_is_left_out()
    {
        using var stream = new Pieces("a\0b\0c\0d"u8.ToArray(), 3);
        Read(stream, 2, 100).ShouldBe(["a|b"]);
    }

    [Theory]
    [InlineData("0", "1970-01-01")]
    [InlineData("-86400", "1969-12-31")]
    [InlineData("", "1970-01-01")]
    [InlineData("soon", "1970-01-01")]
    [InlineData("99999999999999", "9999-12-31")]
    [InlineData("18446744073709551615", "9999-12-31")]
    [InlineData("-99999999999999", "0001-01-01")]
    public void A_date_may_be_anything(string seconds, string day) =>
        GitTime.Parse(Encoding.UTF8.GetBytes(seconds)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(day);

    private static List<string> Read(Stream stream, int fields, int longest)
    {
        using var records = new GitRecords(stream, fields, longest);
        var read = new List<string>();
        while (records.Read())
        {
            read.Add(string.Join('|', Enumerable.Range(0, fields).Select(field => Encoding.UTF8.GetString(records[field]))));
        }

        return read;
    }

    private sealed class Pieces(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, piece));
    }
}
