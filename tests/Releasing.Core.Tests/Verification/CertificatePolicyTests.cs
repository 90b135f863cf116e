using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Releasing.Core.Tests.Verification.Authority;
using Releasing.Verification;

namespace Releasing.Core.Tests.Verification;

public sealed class CertificatePolicyTests
{
    [Theory]
    [InlineData(".*")]
    [InlineData(".+")]
    [InlineData("^.*$")]
    [InlineData("^.+$")]
    [InlineData("(.*)")]
    [InlineData("(?:.|\\n)*")]
    [InlineData("[\\s\\S]+")]
    [InlineData("https?://.*")]
    [InlineData("https://.*")]
    [InlineData("\\S*")]
    [InlineData("(?i).{1,}")]
    [InlineData(".*\\.?.*")]
    [InlineData("|")]
    [InlineData("()")]
    [InlineData("a|.*")]
    [InlineData("[^ ]+")]
    [InlineData(".*@.*|.*/.*")]
    [InlineData("(?=.).*")]
    [InlineData("(")]
    [InlineData("")]
    [InlineData("   ")]
    public void An_expression_that_asks_for_nothing_cannot_be_made(string pattern) =>
        Should.Throw<RefusedException>(() => ExpectedText.Matching(pattern)).Reason.ShouldBe(RefusalReason.IdentityNotRequired);

    [Theory]
    [InlineData("https://github\\.com/ada/engine/.*", true)]
    [InlineData("^https://github\\.com/ada/.+@refs/tags/v1\\..*$", true)]
    [InlineData("https://github\\.com/ada/engine", false)]
    [InlineData("ada/engine", false)]
    [InlineData("https://github\\.com/bob/.*", false)]
    public async Task An_expression_has_to_match_from_end_to_end(string pattern, bool accepted)
    {
        var policy = new CertificatePolicy(ExpectedText.Matching(pattern), ExpectedText.Exactly(CertificateShape.GitHub));
        var staged = new Scene { Policy = _ => policy }.Make();

        if (accepted)
        {
            (await staged.VerifyAsync()).Signer.ShouldBe(CertificateShape.Workflow);
        }
        else
        {
            (await Should.ThrowAsync<RefusedException>(staged.VerifyAsync)).Reason.ShouldBe(RefusalReason.IdentityMismatch);
        }
    }

    [Fact]
    public void A_line_feed_at_the_end_is_not_let_through() => ExpectedText.Matching("^ada@example\\.org$").Accepts("ada@example.org\n").ShouldBeFalse();

    [Fact]
    public void An_expression_that_takes_too_long_says_no()
    {
        var expected = ExpectedText.Matching("https://example\\.com/(x+x+)+y");
        var time = Stopwatch.StartNew();

        expected.Accepts("https://example.com/" + new string('x', 5000)).ShouldBeFalse();

        time.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Takes_a_mail_address_and_the_first_form_of_the_issuer()
    {
        var scene = new Scene { Policy = _ => CertificatePolicy.Exactly("ada@example.org", "https://accounts.example.org") };
        scene.Certificate.IsMail = true;
        scene.Certificate.Identity = "ada@example.org";
        scene.Certificate.Issuer = "https://accounts.example.org";

        (await scene.Make().VerifyAsync()).Signer.ShouldBe("ada@example.org");
    }

    [Fact]
    public async Task Takes_all_claims_of_a_workflow()
    {
        var claims = new GitHubClaims
        {
            Repository = "ada/engine", Ref = "refs/tags/v1.2.3", Sha = "0123456789abcdef0123456789abcdef01234567", Workflow = "Release", Trigger = "push", Runner = "github-hosted",
            BuildConfig = CertificateShape.Workflow, Visibility = "public",
        };
        var scene = new Scene { Policy = _ => CertificatePolicy.Exactly(CertificateShape.Workflow, CertificateShape.GitHub) with { Claims = claims } };

        (await scene.Make().VerifyAsync()).Issuer.ShouldBe(CertificateShape.GitHub);
    }

    [Fact]
    public async Task A_claim_that_is_not_there_is_not_the_one_required()
    {
        var scene = new Scene { Policy = _ => CertificatePolicy.Exactly(CertificateShape.Workflow, CertificateShape.GitHub) with { Claims = new GitHubClaims { Repository = "ada/engine" } } };
        scene.Certificate.Claims.Remove(12);

        (await Should.ThrowAsync<RefusedException>(scene.Make().VerifyAsync)).Reason.ShouldBe(RefusalReason.ClaimMismatch);
    }

    [Fact]
    public async Task Takes_the_older_extensions_where_the_newer_are_missing()
    {
        var scene = new Scene { Policy = _ => CertificatePolicy.Exactly(CertificateShape.Workflow, CertificateShape.GitHub) with { Claims = new GitHubClaims { Repository = "ada/engine" } } };
        scene.Certificate.Claims.Remove(12);
        scene.Certificate.More.Add(new X509Extension("1.3.6.1.4.1.57264.1.5", "ada/engine"u8.ToArray(), false));

        (await scene.Make().VerifyAsync()).Signer.ShouldBe(CertificateShape.Workflow);
    }

    [Fact]
    public async Task Two_authorities_of_one_name_are_both_tried()
    {
        var scene = new Scene
        {
            Root = root =>
            {
                var decoy = new TestAuthority();
                root.At("certificateAuthorities")!.AsArray().Insert(0, TestAuthority.Authority([decoy.IntermediateCertificate, decoy.RootCertificate]));
            },
        };

        (await scene.Make().VerifyAsync()).Signer.ShouldBe(CertificateShape.Workflow);
    }

    [Fact]
    public async Task Signs_with_the_wider_curves_too()
    {
        foreach (var curve in new[] { ECCurve.NamedCurves.nistP384, ECCurve.NamedCurves.nistP521 })
        {
            (await new Scene { Key = () => ECDsa.Create(curve) }.Make().VerifyAsync()).Signer.ShouldBe(CertificateShape.Workflow);
            (await new Scene { Key = () => ECDsa.Create(curve), IsStatement = true, IsKeyed = true }.Make().VerifyAsync()).Issuer.ShouldBeNull();
        }
    }
}
