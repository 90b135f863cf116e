using System.IO.Compression;
using System.Text;
using Releasing.Core.Tests.Formats.Binaries;
using Releasing.Core.Tests.Formats.MachO;
using Releasing.Failures;
using Releasing.Sboms;
using Releasing.Sboms.Rust;

namespace Releasing.Core.Tests.Sboms.Rust;

public sealed class AuditableScannerTests
{
    private const string Json = """
        {"packages":[
          {"name":"cc","version":"1.0.83","source":"index.example.org","kind":"build"},
          {"name":"forked","version":"0.1.0","source":"git"},
          {"name":"serde","version":"1.0.219","source":"index.example.org","dependencies":[0]},
          {"name":"tool","version":"0.2.0","source":"local","dependencies":[1,2],"root":true}
        ],"format":8}
        """;

    [Fact]
    public void Finds_the_crates_in_every_kind_of_program()
    {
        var section = Compressed(Json);
        byte[][] programs =
        [
            new SectionSample().Add(".dep-v0", section).Elf(),
            new SectionSample { Is64 = false, IsBigEndian = true }.Add(".data", [1, 2]).Add(".dep-v0", section).Elf(),
            new SectionSample().Add(".dep-v0", [.. section, .. new byte[300]]).Pe(),
            new SectionSample().Add(".dep-v0", section).MachO(),
            MachOSample.Fat(new SectionSample().Add(".dep-v0", section).MachO(), new SectionSample().Add(".dep-v0", section).MachO()),
        ];

        foreach (var program in programs)
        {
            var inventory = Read(program).ShouldNotBeNull();
            inventory.Purls().ShouldBe(["pkg:cargo/cc@1.0.83", "pkg:cargo/forked@0.1.0", "pkg:cargo/serde@1.0.219", "pkg:cargo/tool@0.2.0"]);
            inventory.Needs("pkg:cargo/tool@0.2.0").ShouldBe(["pkg:cargo/forked@0.1.0", "pkg:cargo/serde@1.0.219"]);
            inventory.Direct.ShouldBe(["pkg:cargo/tool@0.2.0"]);
            inventory.KnowsDependencies.ShouldBeTrue();
            inventory.Named("tool").IsFirstParty.ShouldBeTrue();
            inventory.Named("cc").Scope.ShouldBe(ComponentScope.Development);
            inventory.Named("serde").FoundIn.ShouldBe(["bin/tool (cargo-auditable)"]);
            inventory.Gaps.ShouldBe(["bin/tool (cargo-auditable) names forked 0.1.0 from a git repository without its address."]);
        }
    }

    [Fact]
    public void Programs_without_the_section_say_nothing() => BinarySamples.All().ShouldAllBe(sample => Read(sample) == null);

    [Fact]
    public void A_bomb_is_refused() => Refusal(Compressed("{\"packages\":[" + new string(' ', 9 * 1024 * 1024))).ShouldContain("section .dep-v0 is not zlib data (RFC 1950) of at most 8388608 bytes");

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""{"packages":[{"name":"a","version":"1","dependencies":[1]}]}""")]
    [InlineData("""{"packages":[{"name":"a","version":"1","dependencies":[-1]}]}""")]
    [InlineData("""{"packages":[{"name":"a"}]}""")]
    [InlineData("""{"packages":[]}x""")]
    public void Damage_names_section_and_line(string json) => Refusal(Compressed(json)).ShouldContain("bin/tool (.dep-v0):1");

    [Fact]
    public void A_section_that_claims_all_the_bytes_there_are_is_refused() =>
        Should.Throw<InvalidInputException>(() => Read(new SectionSample { ToldLength = long.MaxValue }.Add(".dep-v0", Compressed(Json)).Elf())).Message.ShouldContain("section .dep-v0 lies at byte");

    [Fact]
    public void Crates_that_need_each_other_are_no_trouble() =>
        Read(Elf(Compressed("""{"packages":[{"name":"a","version":"1","dependencies":[1]},{"name":"b","version":"1","dependencies":[0]}]}"""))).ShouldNotBeNull().Needs("pkg:cargo/b@1").ShouldBe(["pkg:cargo/a@1"]);

    [Fact]
    public void Hundreds_of_mutations_give_an_inventory_nothing_or_a_refusal() => Survives(250);

    [Fact]
    [Trait("Category", "Soak")]
    public void Thousands_of_mutations_give_an_inventory_nothing_or_a_refusal() => Survives(20_000);

    [Fact]
    public void Hundreds_of_mutations_of_the_text_give_an_inventory_or_a_refusal()
    {
        var random = new Random(23);
        var text = Encoding.UTF8.GetBytes(Json);
        for (var round = 0; round < 500; round++)
        {
            var damaged = text.ToArray();
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                Read(Elf(Compressed(damaged)));
            }
            catch (InvalidInputException refusal)
            {
                refusal.Message.ShouldContain("bin/tool");
            }
        }
    }

    private static byte[] Elf(byte[] section) => new SectionSample().Add(".dep-v0", section).Elf();

    private static string Refusal(byte[] section) => Should.Throw<InvalidInputException>(() => Read(Elf(section))).Message;

    private static Inventory? Read(byte[] program) => new AuditableScanner().ScanAsync(new MemoryStream(program), "bin/tool", CancellationToken.None).GetAwaiter().GetResult();

    private static byte[] Compressed(string text) => Compressed(Encoding.UTF8.GetBytes(text));

    private static byte[] Compressed(byte[] content)
    {
        using var output = new MemoryStream();
        using (var zlib = new ZLibStream(output, CompressionLevel.Optimal))
        {
            zlib.Write(content);
        }

        return output.ToArray();
    }

    private static void Survives(int count)
    {
        Mutations.Survive(new AuditableScanner(), "bin/tool", Elf(Compressed(Json)), seed: 21, count);
        Mutations.Survive(new AuditableScanner(), "bin/tool", new SectionSample().Add(".dep-v0", Compressed(Json)).MachO(), seed: 22, count);
    }
}
