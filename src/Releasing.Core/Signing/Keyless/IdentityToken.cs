using System.Buffers.Text;
using System.Text.Json;
using Releasing.Failures;

namespace Releasing.Signing.Keyless;

/// <summary>An identity token (JWT, RFC 7519). Only its claims are looked at; Fulcio checks its signature. It prints as <c>***</c>.</summary>
public sealed class IdentityToken
{
    private const int Largest = 64 * 1024;

    private IdentityToken(string value, string subject, string? workflow, string issuer, IReadOnlyList<string> audiences, DateTimeOffset expires)
    {
        Value = value;
        Subject = subject;
        Workflow = workflow;
        Issuer = issuer;
        Audiences = audiences;
        Expires = expires;
    }

    /// <summary>What proves possession of the key when it is signed: the claim <c>email</c> where it is there and verified, else <c>sub</c>.</summary>
    public string Subject { get; }

    /// <summary>On GitHub the workflow with its ref, <c>ada/tool/.github/workflows/release.yml@refs/tags/v1</c>: the claim <c>job_workflow_ref</c>; null elsewhere.</summary>
    public string? Workflow { get; }

    /// <summary>Who made the token.</summary>
    public string Issuer { get; }

    /// <summary>Whom it is for.</summary>
    public IReadOnlyList<string> Audiences { get; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset Expires { get; }

    /// <summary>The secret.</summary>
    internal string Value { get; }

    /// <summary>Reads a token.</summary>
    /// <param name="value">The token; white space around it is let go.</param>
    /// <param name="where">What messages call its source.</param>
    /// <exception cref="InvalidInputException">It is no token with subject, issuer and expiry; the message holds nothing of it.</exception>
    public static IdentityToken Parse(string value, string where)
    {
        ArgumentNullException.ThrowIfNull(value);
        var text = value.Trim();
        if (text.Length > Largest || text.Split('.') is not [{ Length: > 0 }, { Length: > 0 } payload, { Length: > 0 }] || !text.All(IsOfToken))
        {
            throw Malformed(where, "it is not three parts of base64url");
        }

        try
        {
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(payload), new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false });
            var root = claims.RootElement;
            if (root.ValueKind != JsonValueKind.Object || Text(root, "iss") is not { } issuer || !root.TryGetProperty("exp", out var exp) || exp.ValueKind != JsonValueKind.Number || !exp.TryGetDouble(out var seconds)
                || seconds is not (> 0 and < 253_402_300_799) || (VerifiedEmail(root) ?? Text(root, "sub")) is not { } subject)
            {
                throw Malformed(where, "it lacks the claim iss, exp or sub");
            }

            return new IdentityToken(text, subject, Text(root, "job_workflow_ref"), issuer, List(root, "aud"), DateTimeOffset.FromUnixTimeSeconds((long)seconds));
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            // The reader's message would quote the token.
            throw Malformed(where, "its claims are no JSON");
        }
    }

    /// <summary>Refuses a token that has ended or is for somebody else, before it is sent anywhere.</summary>
    /// <param name="audience">Whom it has to be for.</param>
    /// <param name="now">The time.</param>
    /// <param name="where">What messages call its source.</param>
    /// <exception cref="InvalidInputException">It has ended, or it is for another audience.</exception>
    public void MustServe(string audience, DateTimeOffset now, string where)
    {
        if (Expires <= now)
        {
            throw new InvalidInputException(where, $"the identity token ended at {Expires.UtcDateTime:u}", "Get a new one right before signing");
        }

        if (!Audiences.Contains(audience, StringComparer.Ordinal))
        {
            throw new InvalidInputException(where, $"the identity token is not for the audience '{audience}'", $"Ask for one with that audience; one for somebody else is not sent to Fulcio");
        }
    }

    /// <summary>Always <c>***</c>.</summary>
    public override string ToString() => "***";

    private static bool IsOfToken(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.';

    // Fulcio takes e-mail addresses only where the issuer says that it verified them; some issuers say it with a text.
    private static string? VerifiedEmail(JsonElement claims) =>
        claims.TryGetProperty("email_verified", out var verified)
            && (verified.ValueKind == JsonValueKind.True || (verified.ValueKind == JsonValueKind.String && verified.ValueEquals("true")))
            ? Text(claims, "email")
            : null;

    private static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static string[] List(JsonElement claims, string name) => !claims.TryGetProperty(name, out var value) ? [] : value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)],
        _ => [],
    };

    private static InvalidInputException Malformed(string where, string what) => new(where, $"this is no identity token: {what}", "Give the JWT that the OpenID Connect issuer handed out, whole and alone");
}
