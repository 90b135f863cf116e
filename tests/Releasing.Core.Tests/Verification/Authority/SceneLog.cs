using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Releasing.Core.Tests.Verification.Authority;

/// <summary>The entry of a scene in a log of either kind, with six others in the tree.</summary>
internal sealed class SceneLog(Scene scene, byte[] signature, byte[] payload, byte[] signed, byte[]? certificate, byte[] publicKey)
{
    private const int Index = 4;
    private readonly TestLogKey _key = scene.Rekor == 1 ? scene.Authority.FirstRekor : scene.Authority.SecondRekor;
    private readonly string _kind = scene.Kind.Length > 0 ? scene.Kind : scene.IsStatement ? "dsse" : "hashedrekord";

    private string Version => scene.Rekor == 2 || _kind == "intoto" ? "0.0.2" : "0.0.1";

    public JsonObject Entry()
    {
        var parsed = new JsonObject { ["apiVersion"] = Version, ["kind"] = _kind, ["spec"] = Spec() };
        scene.Body(parsed);
        var body = Encoding.UTF8.GetBytes(parsed.ToJsonString());
        var entry = new JsonObject
        {
            // Rekor v1 counts over all its trees, v2 in one.
            ["logIndex"] = scene.Rekor == 1 ? "1234567" : "4",
            ["logId"] = new JsonObject { ["keyId"] = Convert.ToBase64String(_key.Id) },
            ["kindVersion"] = new JsonObject { ["kind"] = _kind, ["version"] = Version },
            ["inclusionProof"] = Proof(body),
            ["canonicalizedBody"] = Convert.ToBase64String(body),
        };
        if (scene.Rekor == 1)
        {
            var seconds = scene.LogTime.ToUnixTimeSeconds();
            entry["integratedTime"] = seconds.ToString();
            var promise = $"{{\"body\":\"{Convert.ToBase64String(body)}\",\"integratedTime\":{seconds},\"logID\":\"{Convert.ToHexStringLower(_key.Id)}\",\"logIndex\":1234567}}";
            entry["inclusionPromise"] = new JsonObject { ["signedEntryTimestamp"] = Convert.ToBase64String(_key.Sign(Encoding.UTF8.GetBytes(promise))) };
        }

        scene.Entry(entry);
        return entry;
    }

    private JsonObject Proof(byte[] body)
    {
        var leaves = Enumerable.Range(0, 7).Select(index => index == Index ? TestTree.Leaf(body) : TestTree.Leaf([(byte)index])).ToArray();
        var root = TestTree.Root(leaves);
        var (origin, name) = scene.Rekor == 1 ? ("rekor.test - 42", "rekor.test") : ("log2026.rekor.test", "log2026.rekor.test");
        var note = scene.Note($"{origin}\n7\n{Convert.ToBase64String(root)}\n");
        var line = Convert.ToBase64String([.. _key.Id[..4], .. _key.Sign(Encoding.UTF8.GetBytes(note))]);
        return new JsonObject
        {
            ["logIndex"] = Index.ToString(),
            ["rootHash"] = Convert.ToBase64String(root),
            ["treeSize"] = "7",
            ["hashes"] = new JsonArray([.. TestTree.Path(Index, leaves).Select(hash => JsonValue.Create(Convert.ToBase64String(hash)))]),
            ["checkpoint"] = new JsonObject { ["envelope"] = $"{note}\n\u2014 {name} {line}\n" },
        };
    }

    private JsonObject Spec() => (_kind, scene.Rekor) switch
    {
        ("hashedrekord", 1) => new JsonObject
        {
            ["data"] = new JsonObject { ["hash"] = First(signed) },
            ["signature"] = new JsonObject { ["content"] = Convert.ToBase64String(signature), ["publicKey"] = new JsonObject { ["content"] = Pem() } },
        },
        ("dsse", 1) => new JsonObject
        {
            ["envelopeHash"] = First(Encoding.UTF8.GetBytes("the envelope as it was sent")),
            ["payloadHash"] = First(payload),
            ["signatures"] = new JsonArray(new JsonObject { ["signature"] = Convert.ToBase64String(signature), ["verifier"] = Pem() }),
        },
        ("intoto", 1) => new JsonObject
        {
            ["content"] = new JsonObject
            {
                ["envelope"] = new JsonObject
                {
                    ["payloadType"] = scene.PayloadType,
                    ["signatures"] = new JsonArray(new JsonObject
                    {
                        ["publicKey"] = Pem(), ["sig"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(Convert.ToBase64String(signature))),
                    }),
                },
                ["hash"] = First(Encoding.UTF8.GetBytes("the envelope as it was sent")),
                ["payloadHash"] = First(payload),
            },
        },
        ("hashedrekord", _) => new JsonObject { ["hashedRekordV002"] = new JsonObject { ["data"] = Second(signed), ["signature"] = Signature() } },
        _ => new JsonObject { ["dsseV002"] = new JsonObject { ["payloadHash"] = Second(payload), ["signatures"] = new JsonArray(Signature()) } },
    };

    private JsonObject Signature() => new()
    {
        ["content"] = Convert.ToBase64String(signature),
        ["verifier"] = new JsonObject
        {
            ["keyDetails"] = "PKIX_ECDSA_P256_SHA_256",
            [certificate is null ? "publicKey" : "x509Certificate"] = new JsonObject { ["rawBytes"] = Convert.ToBase64String(certificate ?? publicKey) },
        },
    };

    private string Pem()
    {
        var pem = certificate is null ? PemEncoding.WriteString("PUBLIC KEY", publicKey) : PemEncoding.WriteString("CERTIFICATE", certificate);
        return Convert.ToBase64String(Encoding.ASCII.GetBytes(pem + "\n"));
    }

    private static JsonObject First(byte[] data) => new() { ["algorithm"] = "sha256", ["value"] = Convert.ToHexStringLower(SHA256.HashData(data)) };

    private static JsonObject Second(byte[] data) => new() { ["algorithm"] = "SHA2_256", ["digest"] = Convert.ToBase64String(SHA256.HashData(data)) };
}
