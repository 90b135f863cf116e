using Releasing.Verification;

namespace Releasing.Core.Tests.Verification;

public sealed class TrustedRootTests
{
    [Fact]
    public void The_production_root_is_the_public_instance()
    {
        var root = TrustedRoot.Production;

        root.Logs.Select(log => log.BaseUrl).ShouldBe(["https://rekor.sigstore.dev", "https://log2025-1.rekor.sigstore.dev"]);
        root.CertificateAuthorities.ShouldAllBe(authority => authority.Uri == "https://fulcio.sigstore.dev");
        root.CertificateAuthorities[1].Certificates.Count.ShouldBe(2);
        root.TimestampAuthorities.ShouldHaveSingleItem().Uri.ShouldStartWith("https://timestamp.sigstore.dev");
        root.CertificateLogs.Count.ShouldBe(2);
        TrustedRoot.ProductionDate.ShouldBe(new DateOnly(2026, 11, 5));
    }

    [Fact]
    public void Members_that_services_added_are_let_be() =>
        TrustedRoot.Read("""{"mediaType":"application/vnd.dev.sigstore.trustedroot.v0.2+json","more":[1],"tlogs":[]}"""u8.ToArray(), "root.json").Logs.ShouldBeEmpty();

    [Fact]
    public void Both_ends_of_a_validity_belong_to_it()
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var period = new ValidityPeriod(start, start.AddSeconds(5));

        period.Contains(start).ShouldBeTrue();
        period.Contains(start.AddSeconds(5)).ShouldBeTrue();
        period.Contains(start.AddTicks(-1)).ShouldBeFalse();
        period.Contains(start.AddSeconds(5).AddTicks(1)).ShouldBeFalse();
        new ValidityPeriod(start, null).Contains(DateTimeOffset.MaxValue).ShouldBeTrue();
    }
}
