using System.Buffers.Text;
using System.Text;
using Releasing.Failures;
using Releasing.Signing.Keyless;

namespace Releasing.Core.Tests.Signing.Keyless;

public sealed class IdentityTokenTests
{
    [Theory]
    [InlineData("""{"iss":"https://i","sub":"s","aud":"sigstore","exp":2000000000}""", "s")]
    [InlineData("""{"iss":"https://i","sub":"s","email":"a@b.c","email_verified":true,"aud":"sigstore","exp":2000000000}""", "a@b.c")]
    [InlineData("""{"iss":"https://i","sub":"s","email":"a@b.c","email_verified":"true","aud":"sigstore","exp":2000000000}""", "a@b.c")]
    [InlineData("""{"iss":"https://i","sub":"s","email":"a@b.c","email_verified":false,"aud":"sigstore","exp":2000000000}""", "s")]
    [InlineData("""{"iss":"https://i","sub":"s","email":"a@b.c","aud":["x","sigstore"],"exp":2000000000.5}""", "s")]
    public void Names_who_proves_possession(string claims, string subject)
    {
        var token = IdentityToken.Parse(Jwt(claims) + "\n", "the test");
        token.Subject.ShouldBe(subject);
        token.Issuer.ShouldBe("https://i");
        token.Audiences.ShouldContain("sigstore");
        token.Expires.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(2_000_000_000));
        token.ToString().ShouldBe("***");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("a..c")]
    [InlineData("a.b.c.d")]
    [InlineData("a.b c.d")]
    [InlineData("secretsecret.!!!!.secret")]
    [InlineData("secretsecret.AAAA.secret")]
    public void Refuses_what_is_no_token_without_telling_it(string text)
    {
        var failure = Should.Throw<InvalidInputException>(() => IdentityToken.Parse(text, "the test"));
        failure.ToString().ShouldNotContain("secretsecret");
        failure.Message.ShouldStartWith("the test: ");
    }

    [Theory]
    [InlineData("""{"sub":"s","exp":2000000000}""")]
    [InlineData("""{"iss":"i","exp":2000000000}""")]
    [InlineData("""{"iss":"i","sub":"s"}""")]
    [InlineData("""{"iss":"i","sub":"s","exp":"2000000000"}""")]
    [InlineData("""{"iss":"i","sub":"s","exp":1e300}""")]
    [InlineData("""{"iss":"i","sub":"","exp":2000000000}""")]
    [InlineData("""{"iss":"i","sub":"s","sub":"t","exp":2000000000}""")]
    [InlineData("""[]""")]
    public void Refuses_claims_that_say_too_little(string claims) => Should.Throw<InvalidInputException>(() => IdentityToken.Parse(Jwt(claims), "the test"));

    [Fact]
    public void Is_for_one_audience_and_ends()
    {
        var token = IdentityToken.Parse(Jwt("""{"iss":"i","sub":"s","aud":"sigstore","exp":2000000000}"""), "the test");
        token.MustServe("sigstore", DateTimeOffset.FromUnixTimeSeconds(1_999_999_999), "the test");
        Should.Throw<InvalidInputException>(() => token.MustServe("sigstore", DateTimeOffset.FromUnixTimeSeconds(2_000_000_000), "the test")).Message.ShouldContain("ended");
        Should.Throw<InvalidInputException>(() => token.MustServe("Sigstore", DateTimeOffset.FromUnixTimeSeconds(1), "the test")).Message.ShouldContain("audience");
    }

    [Fact]
    public void Comes_from_the_variable_before_the_job()
    {
        var variables = new Dictionary<string, string> { ["ACTIONS_ID_TOKEN_REQUEST_URL"] = "https://tokens.example.org/?a=b", ["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] = "t" };
        IdentityTokens.Find(_ => null).ShouldBeNull();
        IdentityTokens.Find(variables.GetValueOrDefault).ShouldNotBeNull().Description.ShouldBe("GitHub Actions");
        variables["SIGSTORE_ID_TOKEN"] = "x";
        IdentityTokens.Find(variables.GetValueOrDefault).ShouldNotBeNull().Description.ShouldBe("SIGSTORE_ID_TOKEN");
    }

    [Theory]
    [InlineData("http://tokens.example.org/")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("https://user:secret@tokens.example.org/")]
    [InlineData("tokens")]
    public void Is_asked_for_over_TLS_only(string url) => Should.Throw<InvalidInputException>(() => new GitHubActionsTokens(url, "t")).Message.ShouldStartWith("ACTIONS_ID_TOKEN_REQUEST_URL: ");

    private static string Jwt(string claims) => $"e30.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.c2ln";
}
