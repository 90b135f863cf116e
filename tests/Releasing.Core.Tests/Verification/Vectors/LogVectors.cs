using System.Text.Json.Nodes;
using Releasing.Core.Tests.Verification.Authority;
using static Releasing.Verification.RefusalReason;

namespace Releasing.Core.Tests.Verification.Vectors;

/// <summary>Log entries that are missing, about something else, or not of the log.</summary>
internal static class LogVectors
{
    private const string Envelope = "inclusionProof/checkpoint/envelope";

    public static IEnumerable<Vector> All =>
    [
        new(LogEntryMissing, "a certificate and a time stamp alone", () => new Scene { IsLogged = false, IsStamped = true }),
        new(LogEntryMalformed, "a kind that is not known", () => new Scene { Kind = "rekord" }),
        Body(LogEntryMalformed, "no specification", body => body.Drop("spec")),
        Body(LogEntryMalformed, "a digest that is not hexadecimal", body => body.Set("spec/data/hash/value", "zz")),
        Body(LogEntryMalformed, "a hash that is not known", body => body.Set("spec/data/hash/algorithm", "md5")),
        Body(LogEntryMalformed, "a signer that is no PEM", body => body.Set("spec/signature/publicKey/content", "AAAA")),
        new(LogEntryMalformed, "two signatures", () => new Scene
        {
            IsStatement = true, Body = body => body.At("spec/signatures")!.AsArray().Add(body.At("spec/signatures/0")!.DeepClone()),
        }),

        Body(LogEntryMismatch, "another file", body => body.Set("spec/data/hash/value", new string('0', 64))),
        Body(LogEntryMismatch, "another signature", body => body.Flip("spec/signature/content")),
        Body(LogEntryMismatch, "another version of its kind", body => body.Set("apiVersion", "0.0.2")),
        new(LogEntryMismatch, "the entry of another signature of the same file (CVE-2022-36056)", () => new Scene
        {
            Bundle = bundle => bundle.Set("verificationMaterial/tlogEntries/0", new Scene().Make().Bundle.At("verificationMaterial/tlogEntries/0")!.DeepClone()),
        }),
        new(LogEntryMismatch, "another payload of an envelope", () => new Scene { IsStatement = true, Body = body => body.Set("spec/payloadHash/value", new string('0', 64)) }),
        new(LogEntryMismatch, "another signer, Rekor v2", () => new Scene { Rekor = 2, Body = body => body.Flip("spec/hashedRekordV002/signature/verifier/x509Certificate/rawBytes") }),
        new(LogEntryMismatch, "another signature of an envelope, Rekor v2", () => new Scene { Rekor = 2, IsStatement = true, Body = body => body.Flip("spec/dsseV002/signatures/0/content") }),
        new(LogEntryMismatch, "another payload of an envelope, Rekor v2", () => new Scene { Rekor = 2, IsStatement = true, Body = body => body.Flip("spec/dsseV002/payloadHash/digest") }),
        new(LogEntryMismatch, "an envelope's entry where a file was signed", () => new Scene { Rekor = 2, Kind = "dsse" }),

        new(LogUnknown, "no such log", () => new Scene { Root = root => root.Drop("tlogs/0") }),
        Entry(LogUnknown, "another log", entry => entry.Flip("logId/keyId")),
        new(LogNotValidThen, "a log whose validity has ended", () => new Scene { Root = root => root.Set("tlogs/0/publicKey/validFor/end", "2026-01-02T03:04:04Z") }),
        new(LogNotValidThen, "a log whose validity has not begun", () => new Scene { Root = root => root.Set("tlogs/0/publicKey/validFor/start", "2026-01-02T03:04:06Z") }),
        new(LogNotValidThen, "a log whose validity has ended, Rekor v2", () => new Scene { Rekor = 2, Root = root => root.Set("tlogs/1/publicKey/validFor/end", "2026-01-02T03:04:04Z") }),

        new(InclusionPromiseMissing, "neither promise nor proof in version 0.1", () => new Scene { MediaType = Scene.V01, Entry = WithoutBoth }),
        new(InclusionPromiseMissing, "a proof alone in version 0.1", () => new Scene { MediaType = Scene.V01, Entry = entry => entry.Drop("inclusionPromise") }),
        Entry(InclusionPromiseInvalid, "another signature", entry => entry.Flip("inclusionPromise/signedEntryTimestamp")),
        Entry(InclusionPromiseInvalid, "another time", entry => entry.Set("integratedTime", (TestClock.Now.ToUnixTimeSeconds() + 1).ToString())),
        Entry(InclusionPromiseInvalid, "another place", entry => entry.Set("logIndex", "1234568")),

        Entry(InclusionProofMissing, "no proof in version 0.3", entry => entry.Drop("inclusionProof")),
        new(InclusionProofMissing, "no proof in version 0.2", () => new Scene { MediaType = Scene.V02, Entry = entry => entry.Drop("inclusionProof") }),
        Entry(InclusionProofInvalid, "another hash", entry => entry.Flip("inclusionProof/hashes/1")),
        Entry(InclusionProofInvalid, "a hash too few", entry => entry.Drop("inclusionProof/hashes/2")),
        Entry(InclusionProofInvalid, "a hash too many", entry => entry.At("inclusionProof/hashes")!.AsArray().Add(Convert.ToBase64String(new byte[32]))),
        Entry(InclusionProofInvalid, "a hash of another length", entry => entry.Set("inclusionProof/hashes/0", "AAAA")),
        Entry(InclusionProofInvalid, "another place", entry => entry.Set("inclusionProof/logIndex", "5")),
        Entry(InclusionProofInvalid, "a place outside the tree", entry => entry.Set("inclusionProof/logIndex", "7")),
        Entry(InclusionProofInvalid, "another root", entry => entry.Flip("inclusionProof/rootHash")),
        Entry(InclusionProofInvalid, "an empty tree", entry => entry.Set("inclusionProof/treeSize", "0")),
        new(InclusionProofInvalid, "another place of the entry than of the proof, Rekor v2", () => new Scene { Rekor = 2, Entry = entry => entry.Set("logIndex", "5") }),

        Entry(CheckpointMissing, "no checkpoint", entry => entry.Drop("inclusionProof/checkpoint")),
        Note(CheckpointMalformed, "no empty line", text => text.Replace("\n\n", "\n", StringComparison.Ordinal)),
        Note(CheckpointMalformed, "no signature", text => text[..(text.IndexOf("\n\n", StringComparison.Ordinal) + 2)]),
        Note(CheckpointMalformed, "a hyphen for the dash", text => text.Replace('\u2014', '-')),
        Note(CheckpointMalformed, "no line feed at its end", text => text.TrimEnd()),
        Signed(CheckpointMalformed, "a size that is no number", text => text.Replace("\n7\n", "\nseven\n", StringComparison.Ordinal)),
        Signed(CheckpointMalformed, "a size with a zero before it", text => text.Replace("\n7\n", "\n07\n", StringComparison.Ordinal)),
        Signed(CheckpointMalformed, "no root", text => string.Join('\n', text.Split('\n')[..2]) + "\n"),
        Signed(CheckpointMalformed, "a root of another length", text => string.Join('\n', text.Split('\n')[..2]) + "\nAAAA\n"),
        Note(CheckpointInvalid, "another origin", text => "rekor.test - 43" + text[15..]),
        Note(CheckpointInvalid, "the name of another log", text => text.Replace("\u2014 rekor.test", "\u2014 other.test", StringComparison.Ordinal)),
        Note(CheckpointInvalid, "the hint of another key", text =>
        {
            var at = text.LastIndexOf(' ') + 1;
            return text[..at] + (text[at] == 'A' ? 'B' : 'A') + text[(at + 1)..];
        }),
        new(CheckpointInvalid, "another signature, Ed25519", () => new Scene { Rekor = 2, Entry = entry => entry.Set(Envelope, Swapped(entry.At(Envelope)!.GetValue<string>())) }),
        Signed(CheckpointMismatch, "another size", text => text.Replace("\n7\n", "\n8\n", StringComparison.Ordinal)),
        Signed(CheckpointMismatch, "another root", text => string.Join('\n', text.Split('\n')[..2]) + $"\n{Convert.ToBase64String(new byte[32])}\n"),
        Entry(CheckpointMismatch, "a size that gives the same root", entry => entry.Set("inclusionProof/treeSize", "8")),
    ];

    private static Vector Body(Releasing.Verification.RefusalReason reason, string name, Action<JsonObject> change) => new(reason, name, () => new Scene { Body = change });

    private static Vector Entry(Releasing.Verification.RefusalReason reason, string name, Action<JsonObject> change) => new(reason, name, () => new Scene { Entry = change });

    private static Vector Signed(Releasing.Verification.RefusalReason reason, string name, Func<string, string> change) => new(reason, name, () => new Scene { Note = change });

    private static Vector Note(Releasing.Verification.RefusalReason reason, string name, Func<string, string> change) =>
        Entry(reason, name, entry => entry.Set(Envelope, change(entry.At(Envelope)!.GetValue<string>())));

    private static void WithoutBoth(JsonObject entry)
    {
        entry.Drop("inclusionPromise");
        entry.Drop("inclusionProof");
    }

    // Another base64 digit in the middle of the signature.
    private static string Swapped(string note)
    {
        var at = note.Length - 40;
        return note[..at] + (note[at] == 'A' ? 'B' : 'A') + note[(at + 1)..];
    }
}
