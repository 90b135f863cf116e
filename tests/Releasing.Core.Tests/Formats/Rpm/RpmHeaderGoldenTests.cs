using Releasing.Formats.Rpm;
using Releasing.Formats.Rpm.Reading;

namespace Releasing.Core.Tests.Formats.Rpm;

/// <summary>The whole main header of a small package, tag by tag.</summary>
public sealed class RpmHeaderGoldenTests
{
    private const string Golden = """
        @@
        """;

    [Fact]
    public async Task The_header_is_the_golden_one()
    {
        using var folder = new TemporaryFolder();
        await RpmFile.WriteAsync(folder["tool.rpm"], RpmSamples.Package);

        var dump = RpmPackageFile.Read(folder["tool.rpm"]).Tags.Select(entry => $"{entry.Tag} {string.Join(" | ", entry.Values.Select(value => value.ReplaceLineEndings("\\n")))}");

        string.Join('\n', dump.Select(line => line.TrimEnd())).ShouldBe(Golden.ReplaceLineEndings("\n"));
    }
}
