using Releasing.Sboms;

namespace Releasing.Core.Tests.Sboms;

public sealed class SbomFileTests
{
    public static TheoryData<SbomFormat> Formats => [.. Enum.GetValues<SbomFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Equal_models_give_equal_bytes(SbomFormat format)
    {
        foreach (var (name, bom) in SampleBoms.All)
        {
            var first = await BytesAsync(bom, format);
            (await BytesAsync(bom, format)).AsSpan().SequenceEqual(first).ShouldBeTrue(name);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task The_order_of_parts_and_inventories_does_not_matter(SbomFormat format)
    {
        var bom = SampleBoms.Release;
        var turned = bom with
        {
            Parts = [.. bom.Parts.Reverse().Select(part => part with { Inventories = [.. part.Inventories.Reverse()] })],
        };

        (await BytesAsync(turned, format)).ShouldBe(await BytesAsync(bom, format));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Any_change_gives_another_identity(SbomFormat format)
    {
        var bom = SampleBoms.Archive;
        Bom[] others =
        [
            bom,
            bom with { Timestamp = bom.Timestamp.AddSeconds(1) },
            bom with { Author = null },
            bom with { Phase = BomPhase.AfterBuild },
            bom with { Subject = bom.Subject with { Hashes = [new ComponentHash("SHA-256", new string('d', 64))] } },
            bom with { Subject = bom.Subject with { Inventories = [SampleBoms.Random(1, 3)] } },
        ];

        var identities = new List<string>();
        foreach (var other in others)
        {
            identities.Add(Identity(System.Text.Encoding.UTF8.GetString(await BytesAsync(other, format))));
        }

        identities.Distinct().Count().ShouldBe(others.Length);
        identities.ShouldNotContain("00000000-0000-0000-0000-000000000000");
    }

    [Fact]
    public async Task A_file_ends_with_one_line_end_and_has_no_other_kind()
    {
        var text = System.Text.Encoding.UTF8.GetString(await BytesAsync(SampleBoms.Hostile, SbomFormat.CycloneDx16));

        text.ShouldEndWith("}\n");
        text.ShouldNotContain('\r');
    }

    private static string Identity(string text) => System.Text.RegularExpressions.Regex.Match(text, "[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}").Value;

    private static async Task<byte[]> BytesAsync(Bom bom, SbomFormat format)
    {
        using var stream = new MemoryStream();
        await SbomFile.WriteAsync(stream, bom, format);
        return stream.ToArray();
    }
}
