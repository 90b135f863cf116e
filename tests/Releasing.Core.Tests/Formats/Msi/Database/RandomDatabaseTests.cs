using Releasing.Formats.Msi.Database;

namespace Releasing.Core.Tests.Formats.Msi.Database;

public sealed class RandomDatabaseTests
{
    [Fact]
    public Task Random_databases_read_back() => CheckAsync(1, 40);

    [Fact]
    [Trait("Category", "Soak")]
    public Task Thousands_of_random_databases_read_back() => CheckAsync(1000, 3000);

    private static async Task CheckAsync(uint first, uint count)
    {
        using var folder = new TemporaryFolder();
        var path = folder["random.msi"];
        for (var seed = first; seed < first + count; seed++)
        {
            var database = RandomDatabase.Create(seed);
            await MsiDatabaseWriter.WriteAsync(path, database);

            MsiDatabaseReader.Open(path).ShouldHold(database);
        }
    }
}
