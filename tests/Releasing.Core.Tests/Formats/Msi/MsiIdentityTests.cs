using Releasing.Formats.Msi;
using Releasing.Formats.Msi.Rows;
using Releasing.Versions;

namespace Releasing.Core.Tests.Formats.Msi;

public sealed class MsiIdentityTests
{
    // RFC 9562, appendix A.4: www.example.com in the name space of domain names.
    [Fact]
    public void A_named_guid_is_that_of_the_specification() =>
        NamedGuid.Of(new Guid("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com").ShouldBe(new Guid("2ed6657d-e927-568b-95e1-2665a8aea6a2"));

    [Fact]
    public async Task Components_keep_their_guids_in_every_version_and_have_others_elsewhere()
    {
        var first = await ComponentsAsync(MsiSamples.Small);

        first.ShouldBeSubsetOf(await ComponentsAsync(MsiSamples.Small with { Version = SemanticVersion.Parse("2.0.0"), Files = [.. MsiSamples.Small.Files, MsiSamples.File("new.txt")] }));
        (await ComponentsAsync(MsiSamples.Small with { Files = [MsiSamples.File("TOOL.EXE", "other"), MsiSamples.File("docs/read me.txt")] })).ShouldBe(first, ignoreOrder: true);
        foreach (var other in new[]
        {
            MsiSamples.Small with { UpgradeCode = Guid.NewGuid() }, MsiSamples.Small with { InstallFolder = "Other" },
            MsiSamples.Small with { Architecture = MsiArchitecture.X86 }, MsiSamples.Small with { Scope = MsiScope.PerUser },
        })
        {
            (await ComponentsAsync(other)).Intersect(first).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Another_version_and_other_contents_are_another_product_and_the_same_ones_the_same()
    {
        var first = await MsiContents.OfAsync(MsiSamples.Small, CancellationToken.None);
        var again = await MsiContents.OfAsync(MsiSamples.Small with { Files = [.. MsiSamples.Small.Files.Reverse()] }, CancellationToken.None);

        (again.ProductCode, again.PackageCode).ShouldBe((first.ProductCode, first.PackageCode));
        foreach (var other in new[]
        {
            MsiSamples.Small with { Version = SemanticVersion.Parse("1.2.3-rc.1") }, MsiSamples.Small with { Version = SemanticVersion.Parse("1.2.4") },
            MsiSamples.Small with { Files = [MsiSamples.File("tool.exe", "y"), MsiSamples.File("docs/read me.txt")] }, MsiSamples.Small with { Architecture = MsiArchitecture.Arm64 },
        })
        {
            var contents = await MsiContents.OfAsync(other, CancellationToken.None);
            contents.ProductCode.ShouldNotBe(first.ProductCode);
            contents.PackageCode.ShouldNotBe(first.PackageCode);
        }
    }

    [Theory]
    [InlineData("tool.exe", true)]
    [InlineData("README", true)]
    [InlineData("12345678.123", true)]
    [InlineData("123456789", false)]
    [InlineData("a.text", false)]
    [InlineData("a.b.c", false)]
    [InlineData("a b", false)]
    [InlineData("a+b", false)]
    [InlineData(".git", false)]
    [InlineData("é", false)]
    public void A_name_is_short_or_is_not(string name, bool expected) => MsiShortNames.IsShort(name).ShouldBe(expected);

    [Fact]
    public void Short_names_do_not_change_with_their_neighbours_and_never_meet()
    {
        string[] names = [.. Enumerable.Range(0, 3000).Select(number => $"a long name {number}.text"), "tool.exe", "…"];

        var alone = MsiShortNames.In(["a long name 7.text"])["a long name 7.text"];
        var together = MsiShortNames.In(names);

        together["tool.exe"].ShouldBe("tool.exe");
        together.Values.Select(name => name.Split('|')[0].ToUpperInvariant()).Distinct().Count().ShouldBe(names.Length);
        together.Values.ShouldAllBe(name => MsiShortNames.IsShort(name.Split('|', 2)[0]));
        MsiShortNames.In(["a long name 7.text", "b", "c"])["a long name 7.text"].ShouldBe(alone);
    }

    [Fact]
    public void Keys_of_rows_are_identifiers_of_any_path()
    {
        foreach (var path in new[] { "a/b c.txt", "é/ü", new string('x', 200), "1" })
        {
            MsiId.Of("File", path).ShouldMatch(@"\A[A-Za-z_][A-Za-z0-9_.]{1,71}\z");
            MsiId.Of("File", path).ShouldBe(MsiId.Of("File", path.ToUpperInvariant().ToLowerInvariant()));
        }

        MsiId.Of("File", "a/x").ShouldNotBe(MsiId.Of("File", "b/x"));
    }

    private static async Task<List<string>> ComponentsAsync(MsiPackage package) =>
        [.. (await MsiContents.OfAsync(package, CancellationToken.None)).Tables.Rows("Component").Select(row => (string)row[1]!)];
}
