using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;
using Releasing.Signing;
using Releasing.Text;

namespace Releasing.Verification;

/// <summary>The subjects of an in-toto statement (in-toto attestation framework, "Statement"), compared with a file.</summary>
internal static class Statement
{
    private const int MaximumSubjects = 10_000;

    private static readonly (string Name, HashAlgorithmName Hash)[] s_hashes =
        [("sha256", HashAlgorithmName.SHA256), ("sha384", HashAlgorithmName.SHA384), ("sha512", HashAlgorithmName.SHA512)];

    /// <summary>The first subject that has a SHA-256: what a signer verifies its own signature with.</summary>
    public static SigningSubject FirstSubject(ReadOnlyMemory<byte> payload, string where)
    {
        using var document = Parse(payload, where);
        var digest = Subjects(document.RootElement, where)
            .Select(digests => digests.TryGetProperty("sha256", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "")
            .FirstOrDefault(value => value.Length == 64 && value.All(char.IsAsciiHexDigitLower));
        return SigningSubject.OfDigest("the statement", digest ?? throw Malformed(where, "No subject of it has a SHA-256."));
    }

    /// <summary>Refuses a payload that is no statement, or none about the file: no subject has its digest, or the subject that has it has another digest of another file.</summary>
    public static async Task MustSpeakOfAsync(ReadOnlyMemory<byte> payload, SigningSubject subject, string where, CancellationToken cancellationToken)
    {
        using var document = Parse(payload, where);
        foreach (var digests in Subjects(document.RootElement, where))
        {
            if (await IsOfAsync(digests, subject, cancellationToken))
            {
                return;
            }
        }

        throw new RefusedException(RefusalReason.SubjectMismatch, where, "The statement is about other files: no subject of it has this file's digest.");
    }

    private static async Task<bool> IsOfAsync(JsonElement digests, SigningSubject subject, CancellationToken cancellationToken)
    {
        // SHA-256 first: it is known, and a file is read again for another hash only when it says that this is the file.
        var same = false;
        foreach (var (name, hash) in s_hashes)
        {
            if (digests.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && (same || name == "sha256" || !digests.TryGetProperty("sha256", out _)))
            {
                var digest = await subject.DigestAsync(hash, cancellationToken);
                if (!value.ValueEquals(Convert.ToHexStringLower(digest.Span)))
                {
                    return false;
                }

                same = true;
            }
        }

        return same;
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> payload, string where)
    {
        if (!Utf8.IsValid(payload.Span))
        {
            throw Malformed(where, "The payload is no UTF-8.");
        }

        try
        {
            return JsonDocument.Parse(payload, new JsonDocumentOptions { MaxDepth = 128, AllowDuplicateProperties = false });
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw Malformed(where, $"The payload is no JSON: {PlainText.Line(error.Message)}", error);
        }
    }

    private static List<JsonElement> Subjects(JsonElement statement, string where)
    {
        if (statement.ValueKind != JsonValueKind.Object || !statement.TryGetProperty("_type", out var type) || type.ValueKind != JsonValueKind.String
            || !(type.ValueEquals("https://in-toto.io/Statement/v1") || type.ValueEquals("https://in-toto.io/Statement/v0.1")))
        {
            throw Malformed(where, "Its _type is not https://in-toto.io/Statement/v1 or v0.1.");
        }

        if (!statement.TryGetProperty("subject", out var subjects) || subjects.ValueKind != JsonValueKind.Array || subjects.GetArrayLength() is 0 or > MaximumSubjects)
        {
            throw Malformed(where, "It has no subjects, or too many.");
        }

        var digests = new List<JsonElement>();
        foreach (var subject in subjects.EnumerateArray())
        {
            digests.Add(subject.ValueKind == JsonValueKind.Object && subject.TryGetProperty("digest", out var digest) && digest.ValueKind == JsonValueKind.Object
                ? digest
                : throw Malformed(where, "A subject of it has no digest."));
        }

        return digests;
    }

    private static RefusedException Malformed(string where, string what, Exception? inner = null) => new(RefusalReason.StatementMalformed, where, what, inner);
}
