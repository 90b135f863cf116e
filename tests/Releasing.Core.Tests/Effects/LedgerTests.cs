using Releasing.Effects;
using Releasing.Failures;

namespace Releasing.Core.Tests.Effects;

public sealed class LedgerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder["artifacts/ledger.jsonl"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_record_is_one_line()
    {
        using (var ledger = Ledger.Open(File, new LedgerOptions { Run = "r1", Clock = new FixedClock() }))
        {
            ledger.Append("upload:a", LedgerPhase.Intent, "d1");
            ledger.Append("upload:a", LedgerPhase.Failed, "d1", "line one\nline two");
            ledger.LastOf("upload:a")!.Phase.ShouldBe(LedgerPhase.Failed);
        }

        Read().Split('\n').ShouldBe([
            """{"seq":1,"time":"2026-01-02T03:04:05+00:00","run":"r1","effect":"upload:a","phase":"intent","digest":"d1"}""",
            """{"seq":2,"time":"2026-01-02T03:04:05+00:00","run":"r1","effect":"upload:a","phase":"failed","digest":"d1","detail":"line one\nline two"}""",
            ""]);
    }

    [Fact]
    public void A_later_run_goes_on_where_the_earlier_one_ended()
    {
        using (var first = Ledger.Open(File))
        {
            first.Append("a", LedgerPhase.Intent);
        }

        using var second = Ledger.Open(File);
        second.LastOf("a")!.Phase.ShouldBe(LedgerPhase.Intent);
        second.Append("a", LedgerPhase.Adopted);
        second.Records.Select(record => record.Seq).ShouldBe([1, 2]);
        second.Records.Select(record => record.Run).Distinct().Count().ShouldBe(2);
        second.LastOf("b").ShouldBeNull();
    }

    [Fact]
    public void A_second_writer_is_refused_and_may_come_when_the_first_is_gone()
    {
        var first = Ledger.Open(File);
        Should.Throw<ReleaseException>(() => Ledger.Open(File)).Message.ShouldContain("another release is writing its ledger");
        first.Dispose();
        using var second = Ledger.Open(File);
        second.Append("a", LedgerPhase.Intent).Seq.ShouldBe(1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(60)]
    public void A_torn_last_line_is_set_aside_and_writing_goes_on(int length)
    {
        Write(2);
        var whole = Read();
        var torn = whole.Split('\n')[1][..length];
        System.IO.File.AppendAllText(File, torn);
        using (var ledger = Ledger.Open(File))
        {
            ledger.Records.Count.ShouldBe(2);
            ledger.Append("c", LedgerPhase.Done).Seq.ShouldBe(3);
        }

        Read().ShouldStartWith(whole + "{\"seq\":3,");
        System.IO.File.ReadAllText(File + ".torn").ShouldBe(torn + "\n");
        using var again = Ledger.Open(File);
        again.Records.Count.ShouldBe(3);
    }

    [Fact]
    public void A_last_line_that_only_lacks_its_end_is_kept()
    {
        Write(3);
        System.IO.File.WriteAllText(File, Read().TrimEnd('\n'));
        using (var ledger = Ledger.Open(File))
        {
            ledger.Append("d", LedgerPhase.Done).Seq.ShouldBe(4);
        }

        Read().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(4);
        System.IO.File.Exists(File + ".torn").ShouldBeFalse();
    }

    [Theory]
    [InlineData("rubbish", "not readable at position 1")]
    [InlineData("", "not readable")]
    [InlineData("null", "no record")]
    [InlineData("""{"seq":2,"time":"2026-01-02T03:04:05+00:00","run":"r"}""", "not readable")]
    [InlineData("""{"seq":2,"time":"2026-01-02T03:04:05+00:00","run":"r","effect":"e","phase":77}""", "phase 77")]
    [InlineData("""{"seq":2,"time":"2026-01-02T03:04:05+00:00","run":"r","effect":"e","phase":"perhaps"}""", "not readable")]
    [InlineData("""{"seq":1,"time":"2026-01-02T03:04:05+00:00","run":"r","effect":"e","phase":"done"}""", "does not follow")]
    public void Any_other_damaged_line_stops_with_its_number_and_is_left_as_it_is(string line, string expected)
    {
        Write(3);
        var lines = Read().Split('\n');
        lines[1] = line;
        System.IO.File.WriteAllText(File, string.Join('\n', lines));
        var before = Read();
        var error = Should.Throw<ReleaseException>(() => Ledger.Open(File));
        error.Message.ShouldContain(File + "(2)");
        error.Message.ShouldContain(expected);
        error.Message.ShouldContain("move the file away");
        Read().ShouldBe(before);
        Should.Throw<ReleaseException>(() => Ledger.Open(File)).Message.ShouldContain("(2)", customMessage: "the lock is let go of");
    }

    [Fact]
    public void Secrets_are_taken_out_before_a_long_detail_is_cut()
    {
        using (var ledger = Ledger.Open(File, new LedgerOptions { Redact = text => text.Replace("hunter2", "***", StringComparison.Ordinal) }))
        {
            ledger.Append("a", LedgerPhase.Failed, detail: new string('x', 3_996) + "hunter2 and more");
        }

        Read().ShouldNotContain("hunt");
        Read().ShouldContain("x*** …");
    }

    [Fact]
    public void Records_of_many_threads_are_whole_and_in_order()
    {
        using (var ledger = Ledger.Open(File))
        {
            Parallel.For(0, 64, index => ledger.Append($"effect {index}", LedgerPhase.Done, detail: new string('y', index)));
        }

        using var again = Ledger.Open(File);
        again.Records.Select(record => record.Seq).ShouldBe(Enumerable.Range(1, 64).Select(number => (long)number));
    }

    private string Read() => System.IO.File.ReadAllText(File);

    private void Write(int records)
    {
        using var ledger = Ledger.Open(File);
        for (var index = 0; index < records; index++)
        {
            ledger.Append($"effect {index}", LedgerPhase.Done, "digest");
        }
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    }
}
