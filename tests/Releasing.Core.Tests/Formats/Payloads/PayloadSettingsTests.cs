using Releasing.Failures;
using Releasing.Formats.Payloads;

namespace Releasing.Core.Tests.Formats.Payloads;

public sealed class PayloadSettingsTests
{
    [Theory]
    [InlineData(PayloadCompression.Gzip)]
    [InlineData(PayloadCompression.None)]
    public void Gzip_and_nothing_are_written_everywhere(PayloadCompression compression) =>
        new PayloadSettings { Compression = compression, Routes = PayloadRoutes.None }.Problems().ShouldBeEmpty();

    [Theory]
    [InlineData(PayloadCompression.Xz, "liblzma", "xz")]
    [InlineData(PayloadCompression.Zstd, "libzstd", "zstd")]
    public void A_missing_compressor_is_told_beforehand_with_library_program_and_way_out(PayloadCompression compression, string library, string program)
    {
        var missing = PayloadCompressors.Missing(compression, PayloadRoutes.None).ShouldNotBeNull();

        missing.ShouldContain($"the library {library} ");
        missing.ShouldContain($"the program {program},");
        missing.ShouldContain("choose gzip");
        Should.Throw<PreflightException>(() => PayloadStream.Open(Stream.Null, new PayloadSettings { Compression = compression, Routes = PayloadRoutes.None }))
            .Message.ShouldBe($"Payload: {missing}");
    }

    [Fact]
    public void An_empty_folder_holds_no_program()
    {
        using var folder = new TemporaryFolder();

        PayloadCompressors.Missing(PayloadCompression.Xz, PayloadRoutes.Program, folder.Path).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(PayloadCompression.Gzip, 0)]
    [InlineData(PayloadCompression.Gzip, 10)]
    [InlineData(PayloadCompression.Xz, -1)]
    [InlineData(PayloadCompression.Xz, 10)]
    [InlineData(PayloadCompression.Zstd, 0)]
    [InlineData(PayloadCompression.Zstd, 23)]
    public void A_level_out_of_range_is_a_problem(PayloadCompression compression, int level) =>
        new PayloadSettings { Compression = compression, Level = level }.Problems().ShouldContain(problem => problem.StartsWith($"Payload level {level} is out of range.", StringComparison.Ordinal));

    [Fact]
    public void Nothing_at_a_time_is_a_problem() =>
        new PayloadSettings { Parallelism = 0 }.Problems().ShouldHaveSingleItem().ShouldStartWith("Payload parallelism 0 ");
}
