using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Releasing.Verification.Keys;

namespace Releasing.Verification.Logs;

/// <summary>The head of a log, signed: C2SP signed-note with the body of C2SP tlog-checkpoint.</summary>
/// <param name="Body">The text that is signed, with its last line feed.</param>
/// <param name="Origin">The name of the log.</param>
/// <param name="Size">How many leaves its tree has.</param>
/// <param name="Root">The root, 32 bytes.</param>
/// <param name="Signatures">Who signed: a name, the first four bytes of the key's id, the signature.</param>
internal sealed record Checkpoint(string Body, string Origin, long Size, ReadOnlyMemory<byte> Root, IReadOnlyList<(string Name, ReadOnlyMemory<byte> Hint, ReadOnlyMemory<byte> Signature)> Signatures)
{
    private const int HintLength = 4;
    private const int MaximumSignatures = 64;

    /// <summary>Reads a checkpoint.</summary>
    public static Checkpoint Read(string note, string where)
    {
        var end = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0 || !note.EndsWith('\n') || note.Contains('\r'))
        {
            throw Malformed(where, "It is no text with signatures below an empty line.");
        }

        var body = note[..(end + 1)];
        var lines = body.Split('\n');
        if (lines.Length < 4 || lines[0].Length == 0
            || !long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size) || lines[1] != size.ToString(CultureInfo.InvariantCulture)
            || Decode(lines[2]) is not { Length: 32 } root)
        {
            throw Malformed(where, "It does not begin with an origin, a size and a root.");
        }

        var signatures = note[(end + 2)..].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return signatures.Length is > 0 and <= MaximumSignatures
            ? new Checkpoint(body, lines[0], size, root, [.. signatures.Select(line => Signature(line, where))])
            : throw Malformed(where, "It has no signatures, or too many.");
    }

    /// <summary>Whether a log signed it: one signature at least has the hint of its key and its name, and verifies. Those of witnesses are let be.</summary>
    public bool IsSignedBy(TrustedLog log)
    {
        var own = Signatures.Where(signature => log.KeyId.Length >= HintLength && signature.Hint.Span.SequenceEqual(log.KeyId.Span[..HintLength]) && IsName(signature.Name)).ToArray();
        if (own.Length == 0)
        {
            return false;
        }

        using var key = VerificationKey.Import(log);
        var body = Encoding.UTF8.GetBytes(Body);
        return own.Any(signature => key.VerifyData(body, signature.Signature.Span));
    }

    // A log signs with its origin as its name; Rekor v1 has the id of the tree after it: "rekor.sigstore.dev - 1193050959916656506".
    private bool IsName(string name) => Origin == name || Origin.StartsWith(name + " - ", StringComparison.Ordinal);

    private static (string, ReadOnlyMemory<byte>, ReadOnlyMemory<byte>) Signature(string line, string where) =>
        line.Split(' ') is ["\u2014", { Length: > 0 } name, var encoded] && Decode(encoded) is { Length: > HintLength } bytes
            ? (name, bytes.AsMemory(0, HintLength), bytes.AsMemory(HintLength))
            : throw Malformed(where, "A line of it is no signature.");

    private static byte[]? Decode(string text)
    {
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        return Convert.TryFromBase64String(text, bytes, out var length) && Convert.ToBase64String(bytes, 0, length) == text ? bytes[..length] : null;
    }

    private static RefusedException Malformed(string where, string what) => new(RefusalReason.CheckpointMalformed, $"{where}, checkpoint", what);
}
