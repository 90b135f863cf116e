namespace Releasing.Core.Tests.Formats.Cabinet;

public sealed class RandomCabinetTests
{
    [Fact]
    public Task Random_cabinets_read_back() => CheckAsync(1, 30);

    [Fact]
    [Trait("Category", "Soak")]
    public Task Thousands_of_random_cabinets_read_back() => CheckAsync(1000, 2000);

    private static async Task CheckAsync(uint first, uint count)
    {
        for (var seed = first; seed < first + count; seed++)
        {
            var folders = RandomCabinet.Create(seed);

            (await CabinetSamples.WriteAsync(folders)).ShouldBeReadAs(folders);
        }
    }
}
