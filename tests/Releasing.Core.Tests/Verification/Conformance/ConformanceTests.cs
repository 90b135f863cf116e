using Releasing.Core.Tests.Verification.Authority;
using Releasing.Signing.Bundles;
using Releasing.Verification;

namespace Releasing.Core.Tests.Verification.Conformance;

/// <summary>
/// The situations of the public conformance suite (sigstore-conformance, <c>test/assets/bundle-verify</c>), by their names there: each has to end as it does there, and for the reason
/// that its description gives. Its files cannot be had here; the situations are made anew.
/// </summary>
public sealed class ConformanceTests
{
    private static readonly ConformanceCase[] s_all = [.. FirstRekorCases.All, .. SecondRekorCases.All];

    public static TheoryData<string> Cases => [.. s_all.Select(single => single.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Ends_as_in_the_conformance_suite(string name)
    {
        var single = s_all.Single(single => single.Name == name);
        (single.Reason is not null).ShouldBe(name.EndsWith("_fail", StringComparison.Ordinal));
        var staged = single.Scene().Make();

        if (single.Reason is null)
        {
            await staged.VerifyAsync();
        }
        else
        {
            (await Should.ThrowAsync<RefusedException>(staged.VerifyAsync)).Reason.ShouldBe(single.Reason.Value);
        }
    }

    [Fact]
    public void Refuses_bundle_malformed_json_fail() =>
        Should.Throw<RefusedException>(() => BundleReader.Read("{\"mediaType\": "u8.ToArray(), "a.json")).Reason.ShouldBe(RefusalReason.BundleMalformed);

    [Fact]
    public async Task Takes_bundle_with_sct_with_extensions()
    {
        var scene = new Scene();
        scene.Certificate.HasTimestampExtensions = true;

        (await scene.Make().VerifyAsync()).Signer.ShouldBe(CertificateShape.Workflow);
    }
}
