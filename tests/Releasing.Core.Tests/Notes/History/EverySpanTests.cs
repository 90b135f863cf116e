using Releasing.Failures;
using Releasing.Notes.History;

namespace Releasing.Tests.Notes.History;

public sealed class EverySpanTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(2_000)]
    public void Keeps_the_order_of_the_history(int count)
    {
        EverySpan.Select(Spans(count), Number).ShouldBe(Enumerable.Range(0, count));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(2_000)]
    public void Of_several_failures_tells_the_first_of_the_history(int count)
    {
        var failure = Should.Throw<ReleaseException>(() => EverySpan.Select(Spans(count), span => Number(span) < 10 ? span : throw new ReleaseException($"release {Number(span)}")));

        failure.Message.ShouldBe("release 10");
    }

    private static List<ReleaseSpan> Spans(int count) => [.. Enumerable.Range(0, count).Select(number => new ReleaseSpan(null, null, DateTimeOffset.UnixEpoch.AddDays(number), []) { End = "" })];

    private static int Number(ReleaseSpan span) => (int)(span.Date - DateTimeOffset.UnixEpoch).TotalDays;
}
