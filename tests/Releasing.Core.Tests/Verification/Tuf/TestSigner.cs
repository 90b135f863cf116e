using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Releasing.Core.Tests.Verification.Authority;

namespace Releasing.Core.Tests.Verification.Tuf;

/// <summary>A key of the test repository, and how it is written in a root.</summary>
internal sealed class TestSigner
{
    private readonly Func<byte[], byte[]> _sign;

    private TestSigner(string kind, string scheme, string text, Func<byte[], byte[]> sign)
    {
        _sign = sign;
        (Kind, Scheme, Text) = (kind, scheme, text);
        Id = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(scheme + text)));
    }

    public string Id { get; init; }

    public string Kind { get; init; }

    public string Scheme { get; init; }

    public string Text { get; }

    public static TestSigner Curve()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new("ecdsa", "ecdsa-sha2-nistp256", key.ExportSubjectPublicKeyInfoPem(), data => key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }

    public static TestSigner Rsa()
    {
        var key = RSA.Create(2048);
        return new("rsa", "rsassa-pss-sha256", key.ExportSubjectPublicKeyInfoPem(), data => key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
    }

    public static TestSigner Edwards(byte number)
    {
        var seed = Enumerable.Repeat(number, 32).ToArray();
        return new("ed25519", "ed25519", Convert.ToHexStringLower(TestLogKey.PublicEd25519(seed)), data => TestLogKey.SignEd25519(seed, data));
    }

    /// <summary>The same key by another id, kind or scheme.</summary>
    public TestSigner As(string? id = null, string? kind = null, string? scheme = null) => new(kind ?? Kind, scheme ?? Scheme, Text, _sign) { Id = id ?? Id };

    public JsonObject ToJson() => new() { ["keytype"] = Kind, ["keyval"] = new JsonObject { ["public"] = Text }, ["scheme"] = Scheme, ["x-unknown"] = "é\"\\" };

    public JsonObject Sign(byte[] data) => new() { ["keyid"] = Id, ["sig"] = Convert.ToHexStringLower(_sign(data)) };
}
