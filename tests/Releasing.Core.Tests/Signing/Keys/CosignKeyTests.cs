using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Releasing.Failures;
using Releasing.Signing;
using Releasing.Signing.Keys;

namespace Releasing.Core.Tests.Signing.Keys;

public sealed class CosignKeyTests
{
    private static readonly Lazy<(string PrivateKey, string PublicKey)> s_generated = new(() => KeyFile.Generate("pässwörd"));

    [Fact]
    public void Reads_what_it_wrote()
    {
        var (pem, publicKey) = s_generated.Value;
        pem.ShouldStartWith("-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----\n");
        using var key = KeyFile.Load(pem, "pässwörd", "cosign.key");
        key.Algorithm.ShouldBe(SignatureAlgorithm.EcdsaP256Sha256);
        PublicKeyFacts.Pem(key.PublicKey.Span).ShouldBe(publicKey);
    }

    [Fact]
    public void Reads_a_key_by_its_old_label_and_without_a_passphrase()
    {
        var (pem, publicKey) = KeyFile.Generate("");
        using var key = KeyFile.Load(pem.Replace("SIGSTORE", "COSIGN", StringComparison.Ordinal), "", "cosign.key");
        PublicKeyFacts.Pem(key.PublicKey.Span).ShouldBe(publicKey);
    }

    [Fact]
    public void Writes_the_parameters_that_cosign_writes()
    {
        var json = Content(s_generated.Value.PrivateKey);
        json["kdf"]!["name"]!.GetValue<string>().ShouldBe("scrypt");
        json["kdf"]!["params"]!.ToJsonString().ShouldBe("""{"N":65536,"r":8,"p":1}""");
        Convert.FromBase64String(json["kdf"]!["salt"]!.GetValue<string>()).Length.ShouldBe(32);
        json["cipher"]!["name"]!.GetValue<string>().ShouldBe("nacl/secretbox");
        Convert.FromBase64String(json["cipher"]!["nonce"]!.GetValue<string>()).Length.ShouldBe(24);
    }

    [Fact]
    public void A_wrong_passphrase_is_refused_and_not_told()
    {
        var pem = s_generated.Value.PrivateKey;
        Should.Throw<InvalidInputException>(() => KeyFile.Load(pem, "staple", "cosign.key")).ToString().ShouldNotContain("staple");
        Should.Throw<InvalidInputException>(() => KeyFile.Load(pem, null, "cosign.key")).Message.ShouldContain("no passphrase");
    }

    [Theory]
    [InlineData("kdf/params/N", "1073741824", "not acceptable")]
    [InlineData("kdf/params/N", "65535", "not acceptable")]
    [InlineData("kdf/params/r", "0", "not acceptable")]
    [InlineData("kdf/params/p", "-1", "not acceptable")]
    [InlineData("kdf/params/p", "1e400", "not of the form")]
    [InlineData("kdf/name", "\"argon2\"", "something else")]
    [InlineData("cipher/nonce", "\"AAAA\"", "not acceptable")]
    [InlineData("cipher/nonce", "7", "not of the form")]
    [InlineData("ciphertext", "\"AAAA\"", "does not open")]
    [InlineData("ciphertext", "\"%\"", "not of the form")]
    [InlineData("kdf", "[]", "not of the form")]
    public void Parameters_of_a_hostile_file_are_refused_before_they_cost_anything(string path, string value, string reason)
    {
        var json = Content(s_generated.Value.PrivateKey);
        var names = path.Split('/');
        var parent = names[..^1].Aggregate((JsonNode)json, (node, name) => node[name]!);
        parent[names[^1]] = JsonNode.Parse(value);
        var pem = PemEncoding.WriteString("ENCRYPTED SIGSTORE PRIVATE KEY", Encoding.UTF8.GetBytes(json.ToJsonString()));
        Should.Throw<InvalidInputException>(() => KeyFile.Load(pem, "right", "cosign.key")).Message.ShouldContain(reason);
    }

    private static JsonObject Content(string pem) =>
        JsonNode.Parse(Convert.FromBase64String(pem.ReplaceLineEndings("").Split("-----")[2]))!.AsObject();
}
