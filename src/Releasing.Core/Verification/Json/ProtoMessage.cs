using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Releasing.Text;

namespace Releasing.Verification.Json;

/// <summary>
/// A message of protobuf in its JSON form, read strictly: a member of another form, a member twice and (where <see cref="Only"/> is asked) a member nobody knows are refused.
/// Names are camel case, bytes are base64 with the standard alphabet and padding, 64-bit numbers are strings or whole numbers.
/// </summary>
internal readonly struct ProtoMessage
{
    private const int MaximumDepth = 16;
    private readonly JsonElement _element;
    private readonly string _where;
    private readonly RefusalReason _reason;

    private ProtoMessage(JsonElement element, string where, RefusalReason reason)
    {
        _element = element;
        _where = where;
        _reason = reason;
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Refused("It is no JSON object.");
        }
    }

    /// <summary>Reads a whole document.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="limit">The most bytes.</param>
    /// <param name="where">What messages call it.</param>
    /// <param name="reason">The reason of every refusal.</param>
    public static ProtoMessage Parse(ReadOnlyMemory<byte> json, int limit, string where, RefusalReason reason)
    {
        if (json.Length > limit)
        {
            throw new RefusedException(reason, where, string.Create(CultureInfo.InvariantCulture, $"It has {json.Length} bytes; {limit} are the most."));
        }

        // The parser leaves texts as they are until they are asked for; what is no UTF-8 is told now.
        if (!Utf8.IsValid(json.Span))
        {
            throw new RefusedException(reason, where, "It is no UTF-8.");
        }

        try
        {
            var options = new JsonDocumentOptions { MaxDepth = MaximumDepth, AllowDuplicateProperties = false };
            using var document = JsonDocument.Parse(json, options);
            return new ProtoMessage(document.RootElement.Clone(), where, reason);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new RefusedException(reason, where, $"It is no JSON: {PlainText.Line(error.Message)}", error);
        }
    }

    /// <summary>Refuses members of other names.</summary>
    public ProtoMessage Only(params ReadOnlySpan<string> names)
    {
        foreach (var member in _element.EnumerateObject())
        {
            if (!IsOneOf(member, names))
            {
                throw Refused($"It has a member that is not known: {Shown(member)}.");
            }
        }

        return this;
    }

    /// <summary>A text; null when it is absent.</summary>
    public string? TextOrNull(string name) => Member(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? Decoded(name, value) : throw Refused($"{name} is no text.");

    /// <summary>A text that has to be there.</summary>
    public string Text(string name) => TextOrNull(name) is { Length: > 0 } text ? text : throw Missing(name);

    /// <summary>Bytes; null when they are absent.</summary>
    public ReadOnlyMemory<byte>? BytesOrNull(string name, int limit) => TextOrNull(name) is { } text ? Decode(name, text, limit) : null;

    /// <summary>Bytes that have to be there.</summary>
    public ReadOnlyMemory<byte> Bytes(string name, int limit) => BytesOrNull(name, limit) is { Length: > 0 } bytes ? bytes : throw Missing(name);

    /// <summary>Bytes in a list, which is empty when it is absent.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> BytesList(string name, int count, int limit)
    {
        var list = new List<ReadOnlyMemory<byte>>();
        foreach (var value in Items(name, count))
        {
            list.Add(Decode(name, value.ValueKind == JsonValueKind.String ? Decoded(name, value) : throw Refused($"{name} holds what is no text."), limit));
        }

        return list;
    }

    /// <summary>A number from 0; 0 when it is absent, as protobuf has it.</summary>
    public long Number(string name)
    {
        if (Member(name) is not { } value)
        {
            return 0;
        }

        var digits = value.ValueKind switch
        {
            JsonValueKind.String => Decoded(name, value),
            JsonValueKind.Number => value.GetRawText(),
            _ => throw Refused($"{name} is no number."),
        };
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Refused($"{name} is no whole number from 0 to 2^63 - 1.");
    }

    /// <summary>A time (RFC 3339, as <c>google.protobuf.Timestamp</c> is written); null when it is absent.</summary>
    public DateTimeOffset? TimeOrNull(string name)
    {
        if (TextOrNull(name) is not { } text)
        {
            return null;
        }

        string[] forms = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, Utc, out var time) ? time : throw Refused($"{name} is no time.");
    }

    /// <summary>A message in a message; null when it is absent.</summary>
    public ProtoMessage? MessageOrNull(string name) => Member(name) is { } value ? new ProtoMessage(value, $"{_where}, {name}", _reason) : null;

    /// <summary>A message in a message that has to be there.</summary>
    public ProtoMessage Message(string name) => MessageOrNull(name) ?? throw Missing(name);

    /// <summary>A list of messages, which is empty when it is absent.</summary>
    public IReadOnlyList<ProtoMessage> Messages(string name, int count)
    {
        var list = new List<ProtoMessage>();
        foreach (var value in Items(name, count))
        {
            list.Add(new ProtoMessage(value, string.Create(CultureInfo.InvariantCulture, $"{_where}, {name}[{list.Count}]"), _reason));
        }

        return list;
    }

    /// <summary>A refusal of this message.</summary>
    public RefusedException Refused(string what, Exception? inner = null) => new(_reason, _where, what, inner);

    private RefusedException Missing(string name) => Refused($"{name} is missing.");

    private JsonElement? Member(string name) => _element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private JsonElement.ArrayEnumerator Items(string name, int count)
    {
        if (Member(name) is not { } list)
        {
            return default;
        }

        return list.ValueKind != JsonValueKind.Array ? throw Refused($"{name} is no list.")
            : list.GetArrayLength() > count ? throw Refused(string.Create(CultureInfo.InvariantCulture, $"{name} has more than {count} items."))
            : list.EnumerateArray();
    }

    // A text with half of a surrogate pair has no UTF-16 form that could be compared.
    private string Decoded(string name, JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            throw Refused($"{name} is no valid text.", error);
        }
    }

    // One text for one sequence of bytes: no white space, no bits left over, padding as it has to be.
    private ReadOnlyMemory<byte> Decode(string name, string text, int limit)
    {
        if (text.Length / 4 > limit / 3 + 1)
        {
            throw Refused(string.Create(CultureInfo.InvariantCulture, $"{name} has more than {limit} bytes."));
        }

        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        return Convert.TryFromBase64String(text, bytes, out var length) && Convert.ToBase64String(bytes, 0, length) == text
            ? bytes.AsMemory(0, length)
            : throw Refused($"{name} is no base64.");
    }

    private static bool IsOneOf(JsonProperty member, ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (member.NameEquals(name))
            {
                return true;
            }
        }

        return false;
    }

    // The name as it stands in the document, because one with half of a surrogate pair has no other form.
    private static string Shown(JsonProperty member)
    {
        var text = member.ToString();
        return PlainText.Line(text.Length > 80 ? text[..80] + "…" : text);
    }
}
