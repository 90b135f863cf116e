using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Releasing.Signing.Dsse;
using Releasing.Verification;

namespace Releasing.Core.Tests.Verification.Authority;

/// <summary>Signs, logs and stamps what a scene describes.</summary>
internal sealed class SceneMaker(Scene scene)
{
    private readonly TestAuthority _authority = scene.Authority;
    private readonly ECDsa _key = scene.Key();

    public Staged Make()
    {
        var publicKey = _key.ExportSubjectPublicKeyInfo();
        var certificate = scene.IsKeyed ? null : (scene.Certificate.IsByStranger ? new TestAuthority() : _authority).Issue(scene.Certificate, publicKey);
        var hash = _key.KeySize switch { 384 => HashAlgorithmName.SHA384, 521 => HashAlgorithmName.SHA512, _ => HashAlgorithmName.SHA256 };
        var payload = Encoding.UTF8.GetBytes(Statement().ToJsonString());
        var signed = scene.IsStatement ? DsseEnvelope.PreAuthenticationEncoding(scene.PayloadType, payload) : scene.File;
        var signature = scene.Signature(_key.SignData(signed, scene.IsStatement ? hash : HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

        var material = certificate is null ? new JsonObject { ["publicKey"] = new JsonObject { ["hint"] = Convert.ToBase64String(SHA256.HashData(publicKey)) } }
            : scene.MediaType is Scene.V01 or Scene.V02 ? new JsonObject { ["x509CertificateChain"] = new JsonObject { ["certificates"] = new JsonArray(Raw(certificate)) } }
            : new JsonObject { ["certificate"] = Raw(certificate) };
        if (scene.IsLogged)
        {
            var log = new SceneLog(scene, signature, payload, signed, certificate, publicKey);
            material["tlogEntries"] = new JsonArray(log.Entry());
        }

        if (scene.IsStamped || scene.Rekor == 2)
        {
            var timestamper = scene.Timestamper ?? _authority.Timestamper;
            var stamps = scene.StampTimes.Select(time => new JsonObject { ["signedTimestamp"] = Convert.ToBase64String(timestamper.Stamp(scene.Stamped(signature), time)) });
            material["timestampVerificationData"] = new JsonObject { ["rfc3161Timestamps"] = new JsonArray([.. stamps]) };
        }

        var bundle = new JsonObject { ["mediaType"] = scene.MediaType, ["verificationMaterial"] = material };
        if (scene.IsStatement)
        {
            bundle["dsseEnvelope"] = new JsonObject
            {
                ["payload"] = Convert.ToBase64String(payload),
                ["payloadType"] = scene.PayloadType,
                ["signatures"] = new JsonArray(new JsonObject { ["sig"] = Convert.ToBase64String(signature) }),
            };
        }
        else
        {
            bundle["messageSignature"] = new JsonObject
            {
                ["messageDigest"] = new JsonObject { ["algorithm"] = "SHA2_256", ["digest"] = Convert.ToBase64String(SHA256.HashData(scene.File)) },
                ["signature"] = Convert.ToBase64String(signature),
            };
        }

        scene.Bundle(bundle);
        var root = _authority.TrustedRoot();
        scene.Root(root);
        return new Staged(bundle, root, scene.File, () => scene.Policy(certificate is null ? new KeyPolicy(publicKey) : null));
    }

    private JsonObject Statement()
    {
        var statement = new JsonObject
        {
            ["_type"] = "https://in-toto.io/Statement/v1",
            ["subject"] = new JsonArray(
                new JsonObject { ["name"] = "b.txt", ["digest"] = new JsonObject { ["sha256"] = new string('0', 64) } },
                new JsonObject { ["name"] = "a.txt", ["digest"] = new JsonObject { ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(scene.File)) } }),
            ["predicateType"] = "https://slsa.dev/provenance/v1",
            ["predicate"] = new JsonObject { ["note"] = "nothing" },
        };
        scene.Statement(statement);
        return statement;
    }

    private static JsonObject Raw(byte[] bytes) => new() { ["rawBytes"] = Convert.ToBase64String(bytes) };
}
