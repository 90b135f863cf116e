using System.Text.Encodings.Web;
using System.Text.Json;

namespace Releasing.Sboms;

/// <summary>How all documents are written: UTF-8, two spaces, LF, letters as they are.</summary>
internal static class BomJson
{
    private const int FlushAt = 64 * 1024;

    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>Writes a document and a line end.</summary>
    public static async Task WriteAsync(Stream stream, Func<Utf8JsonWriter, Task> write, CancellationToken cancellationToken)
    {
        await using (var json = new Utf8JsonWriter(stream, s_options))
        {
            await write(json);
        }

        await stream.WriteAsync("\n"u8.ToArray(), cancellationToken);
    }

    /// <summary>Hands on what is written when it is much: the document never stands in memory as a whole.</summary>
    public static Task DrainAsync(this Utf8JsonWriter json, CancellationToken cancellationToken) =>
        json.BytesPending > FlushAt ? json.FlushAsync(cancellationToken) : Task.CompletedTask;

    /// <summary>A member with a text, left out when there is none.</summary>
    public static void Optional(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is { Length: > 0 })
        {
            json.WriteString(name, value);
        }
    }

    /// <summary>A time as all formats want it, in UTC to the second (SPDX 2.3, 6.9.5).</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
