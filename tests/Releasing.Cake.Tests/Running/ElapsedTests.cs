using Releasing.Cake.Running;

namespace Releasing.Cake.Tests.Running;

public sealed class ElapsedTests
{
    [Theory]
    [InlineData(0, "0 ms")]
    [InlineData(0.012, "12 ms")]
    [InlineData(0.1, "0.1 s")]
    [InlineData(59.94, "59.9 s")]
    [InlineData(59.96, "1 min 00 s")]
    [InlineData(125, "2 min 05 s")]
    [InlineData(3599.6, "1 h 00 min")]
    [InlineData(7380, "2 h 03 min")]
    public void Reads_as_people_say_it(double seconds, string expected) => Elapsed.Format(TimeSpan.FromSeconds(seconds)).ShouldBe(expected);
}
