using Releasing.Failures;
using Releasing.Files;

namespace Releasing.Core.Tests.Files;

public sealed class ContentSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_missing_file_is_named()
    {
        var content = ContentSource.FromFile(_folder["gone"]);

        Should.Throw<ReleaseException>(() => content.Length).Message.ShouldContain(_folder["gone"]);
        Should.Throw<ReleaseException>(content.Open).Message.ShouldContain(_folder["gone"]);
    }

    [Theory]
    [InlineData(9, "grew past 9 bytes")]
    [InlineData(11, "shrank from 11 to 10 bytes")]
    public async Task A_length_that_no_longer_holds_is_an_error_that_names_the_file(long promised, string problem)
    {
        await File.WriteAllBytesAsync(_folder["ten"], new byte[10]);

        var error = await Should.ThrowAsync<ReleaseException>(() => ContentSource.FromFile(_folder["ten"]).CopyToAsync(Stream.Null, promised));

        error.Message.ShouldStartWith(_folder["ten"]);
        error.Message.ShouldContain(problem);
    }

    [Fact]
    public async Task Part_of_an_array_is_copied_as_that_part()
    {
        var output = new MemoryStream();

        await ContentSource.FromBytes(new byte[] { 1, 2, 3, 4 }.AsMemory(1, 2), "part").CopyToAsync(output, 2);

        output.ToArray().ShouldBe([2, 3]);
    }
}
