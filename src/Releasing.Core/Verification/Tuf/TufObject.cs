using System.Text.Json;
using System.Text.Unicode;
using Releasing.Text;

namespace Releasing.Verification.Tuf;

/// <summary>An object in metadata, read strictly; members that nobody asks for are let be and count for the signature all the same.</summary>
internal readonly struct TufObject
{
    private const int MaximumDepth = 24;
    private const int MostMembers = 4096;
    private const long LargestNumber = (1L << 53) - 1;

    private readonly JsonElement _element;
    private readonly string _where;

    private TufObject(JsonElement element, string where)
    {
        _element = element;
        _where = where;
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Refused("It is no JSON object.");
        }
    }

    /// <summary>The names and values, which may be of any kind.</summary>
    public IEnumerable<string> Names => _element.GetPropertyCount() <= MostMembers ? _element.EnumerateObject().Select(member => member.Name) : throw Refused("It has too many members.");

    /// <summary>Reads a whole document without names that stand twice.</summary>
    public static TufObject Parse(ReadOnlyMemory<byte> json, string where)
    {
        try
        {
            // The parser leaves texts as they are until they are asked for.
            if (!Utf8.IsValid(json.Span))
            {
                throw new JsonException("It is no UTF-8.");
            }

            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaximumDepth, AllowDuplicateProperties = false });
            return new TufObject(document.RootElement.Clone(), where);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new TufRefusedException(TufReason.Malformed, where, $"It is no JSON: {PlainText.Line(error.Message)}", error);
        }
    }

    /// <summary>The bytes that signatures are over.</summary>
    public byte[] Canonical() => CanonicalJson.Write(_element, _where);

    /// <summary>A text; null when it is absent or something else.</summary>
    public string? TextOrNull(string name) => _element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? Decoded(value) : null;

    /// <summary>A text that has to be there.</summary>
    public string Text(string name) => TextOrNull(name) ?? throw Refused($"{name} is missing or no text.");

    /// <summary>A whole number from <paramref name="least"/>.</summary>
    public long Number(string name, long least) => NumberOrNull(name, least) ?? throw Refused($"{name} is missing.");

    /// <summary>A whole number from <paramref name="least"/>; null when it is absent.</summary>
    public long? NumberOrNull(string name, long least) => !_element.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= least && number <= LargestNumber ? number
        : throw Refused($"{name} is no whole number from {least}.");

    /// <summary>Whether something is so; false when it is absent.</summary>
    public bool IsTrue(string name) => _element.TryGetProperty(name, out var value) && (value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Refused($"{name} is neither true nor false."));

    /// <summary>An object that has to be there.</summary>
    public TufObject Object(string name) => ObjectOrNull(name) ?? throw Refused($"'{PlainText.Line(name)}' is missing.");

    /// <summary>An object; null when it is absent.</summary>
    public TufObject? ObjectOrNull(string name) => _element.TryGetProperty(name, out var value) ? new TufObject(value, $"{_where}, {PlainText.Line(name)}") : null;

    /// <summary>A list of objects that has to be there.</summary>
    public IReadOnlyList<TufObject> Objects(string name, int most)
    {
        var where = $"{_where}, {name}";
        return [.. Items(name, most).Select(item => new TufObject(item, where))];
    }

    /// <summary>A list of texts that has to be there.</summary>
    public IReadOnlyList<string> Texts(string name, int most)
    {
        var texts = new List<string>();
        foreach (var item in Items(name, most))
        {
            texts.Add(item.ValueKind == JsonValueKind.String ? Decoded(item) : throw Refused($"{name} holds what is no text."));
        }

        return texts;
    }

    /// <summary>A refusal of this object.</summary>
    public TufRefusedException Refused(string what, TufReason reason = TufReason.Malformed) => new(reason, _where, what);

    private JsonElement.ArrayEnumerator Items(string name, int most) =>
        _element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() <= most
            ? list.EnumerateArray()
            : throw Refused($"{name} is missing, no list, or has more than {most} items.");

    private string Decoded(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            throw new TufRefusedException(TufReason.Malformed, _where, "A text in it is no Unicode.", error);
        }
    }
}
