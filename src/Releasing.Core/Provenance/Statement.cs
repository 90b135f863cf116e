using System.Text.Json;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Provenance;

/// <summary>What every in-toto Statement v1 says, whoever wrote it: which files, and what kind of claim.</summary>
/// <param name="Subjects">The files, in the order of the statement. Those without a SHA-256 cannot be compared and are refused.</param>
/// <param name="PredicateType">The kind of claim.</param>
public sealed record Statement(IReadOnlyList<Subject> Subjects, string PredicateType)
{
    /// <summary>The type of the statement (in-toto attestation, Statement v1).</summary>
    public const string TypeV1 = "https://in-toto.io/Statement/v1";

    /// <summary>The kind of claim that a SLSA provenance v1 is.</summary>
    public const string SlsaProvenanceV1 = "https://slsa.dev/provenance/v1";

    /// <summary>The longest statement, in bytes: 16 MiB, about a hundred thousand subjects.</summary>
    public const int LongestStatement = 16 * 1024 * 1024;

    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>Reads a statement.</summary>
    /// <param name="content">UTF-8.</param>
    /// <param name="where">What messages call it.</param>
    /// <exception cref="InvalidInputException">It is no Statement v1, or a subject has no SHA-256.</exception>
    public static Statement Read(ReadOnlyMemory<byte> content, string where)
    {
        ArgumentNullException.ThrowIfNull(where);
        if (content.Length > LongestStatement)
        {
            throw Wrong(where, $"it is longer than {LongestStatement} bytes");
        }

        try
        {
            using var document = JsonDocument.Parse(content, s_options);
            return Read(document.RootElement, where);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new InvalidInputException(where, "it is no JSON of the form of an in-toto statement", "Make sure that it is whole", error);
        }
    }

    /// <summary>Whether two statements name the same files with the same digests, in whatever order.</summary>
    /// <param name="other">The other statement.</param>
    public bool HasSubjectsOf(Statement other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Subjects.Count == other.Subjects.Count && Subjects.ToHashSet().SetEquals(other.Subjects);
    }

    private static Statement Read(JsonElement statement, string where)
    {
        if (Text(statement, "_type") is not TypeV1)
        {
            throw Wrong(where, $"its _type is not {TypeV1}");
        }

        var predicateType = Text(statement, "predicateType") ?? throw Wrong(where, "it names no predicateType");
        if (!statement.TryGetProperty("subject", out var subjects) || subjects.ValueKind != JsonValueKind.Array || subjects.GetArrayLength() == 0)
        {
            throw Wrong(where, "it has no subject");
        }

        return new Statement([.. subjects.EnumerateArray().Select(subject => SubjectOf(subject, where))], predicateType);
    }

    private static Subject SubjectOf(JsonElement subject, string where)
    {
        var name = Text(subject, "name") ?? throw Wrong(where, "a subject has no name");
        var digest = subject.TryGetProperty("digest", out var digests) ? Text(digests, "sha256") : null;
        return digest is { Length: 64 } && digest.All(char.IsAsciiHexDigitLower)
            ? new Subject(name, digest)
            : throw Wrong(where, $"the subject '{PlainText.Line(name)}' has no SHA-256");
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static InvalidInputException Wrong(string where, string what) => new(where, what, "Make sure that it is an in-toto Statement v1");
}
