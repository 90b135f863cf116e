using System.Text;
using System.Text.Json.Nodes;
using Releasing.Core.Tests.Verification.Authority;
using static Releasing.Verification.RefusalReason;

namespace Releasing.Core.Tests.Verification.Vectors;

/// <summary>Signatures over something else, envelopes and statements that say something else.</summary>
internal static class SignatureVectors
{
    public static IEnumerable<Vector> All =>
    [
        new(DigestMismatch, "the digest of another file", () => new Scene { Bundle = bundle => bundle.Flip("messageSignature/messageDigest/digest") }),
        new(DigestMismatch, "a file that was changed", () =>
        {
            var scene = new Scene();
            return new Scene { Authority = scene.Authority, Bundle = bundle => Replace(bundle, new Scene { File = Encoding.UTF8.GetBytes("another file\n") }.Make().Bundle) };
        }),
        new(SignatureInvalid, "a signature that is none of the file", () => new Scene { Signature = Broken }),
        new(SignatureInvalid, "a signature without digest over another file", () => new Scene
        {
            Bundle = bundle =>
            {
                Replace(bundle, new Scene { File = Encoding.UTF8.GetBytes("another file\n") }.Make().Bundle);
                bundle.Drop("messageSignature/messageDigest");
            },
        }),
        new(SignatureInvalid, "an empty DER signature", () => new Scene { Signature = _ => [0x30, 0x00] }),
        new(SignatureInvalid, "a signature of an envelope that is none", () => new Scene { IsStatement = true, Signature = Broken }),
        new(SignatureInvalid, "another key than the one required", () => new Scene { IsKeyed = true, Signature = Broken, IsLogged = false }),
        new(SignatureInvalid, "a payload that was changed", () => new Scene { IsStatement = true, Bundle = bundle => bundle.Flip("dsseEnvelope/payload") }),

        new(EnvelopeUnsupported, "another payload type", () => new Scene { IsStatement = true, PayloadType = "application/json" }),
        new(EnvelopeUnsupported, "no signature", () => new Scene { IsStatement = true, Bundle = bundle => bundle.Set("dsseEnvelope/signatures", new JsonArray()) }),
        new(EnvelopeUnsupported, "two signatures", () => new Scene
        {
            IsStatement = true, Bundle = bundle => bundle.At("dsseEnvelope/signatures")!.AsArray().Add(bundle.At("dsseEnvelope/signatures/0")!.DeepClone()),
        }),

        Statement("no type", statement => statement.Drop("_type")),
        Statement("a type that is not known", statement => statement.Set("_type", "https://in-toto.io/Statement/v2")),
        Statement("no subjects", statement => statement.Drop("subject")),
        Statement("an empty list of subjects", statement => statement.Set("subject", new JsonArray())),
        Statement("a subject without digest", statement => statement.Drop("subject/0/digest")),

        new(SubjectMismatch, "another file", () => new Scene { IsStatement = true, Statement = statement => statement.Set("subject/1/digest/sha256", new string('1', 64)) }),
        new(SubjectMismatch, "the name of the file and another digest", () => new Scene { IsStatement = true, Statement = statement => statement.Drop("subject/1/digest/sha256") }),
        new(SubjectMismatch, "a digest in capitals", () => new Scene
        {
            IsStatement = true, Statement = statement => statement.Set("subject/1/digest/sha256", statement.At("subject/1/digest/sha256")!.GetValue<string>().ToUpperInvariant()),
        }),
    ];

    private static Vector Statement(string name, Action<JsonObject> change) => new(StatementMalformed, name, () => new Scene { IsStatement = true, Statement = change });

    private static byte[] Broken(byte[] signature)
    {
        signature[^1] ^= 1;
        return signature;
    }

    private static void Replace(JsonObject bundle, JsonObject other)
    {
        foreach (var (name, value) in other)
        {
            bundle[name] = value!.DeepClone();
        }
    }
}
