using System.Text;
using System.Text.Json;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Versions.Files;

/// <summary>Finds where the texts of a JSON document stand, near its top.</summary>
internal static class JsonLocator
{
    // packages / packages/a / dependencies / name
    private const int DeepestPath = 4;

    /// <summary>The texts inside objects, at most four names deep, in the order of the document; those of arrays at the top of the document too, under their name.</summary>
    /// <exception cref="ReleaseException">It is not JSON, or a name stands twice where programs would choose differently.</exception>
    public static IReadOnlyList<JsonSpot> Locate(SourceText source)
    {
        try
        {
            return Read(source);
        }
        catch (JsonException problem)
        {
            throw new InvalidInputException(PlainText.Line(source.Path), PlainText.Line(problem.Message).TrimEnd('.'), "Correct the JSON", problem);
        }
    }

    private static List<JsonSpot> Read(SourceText source)
    {
        var bytes = Encoding.UTF8.GetBytes(source.Text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 1024 });
        var spots = new List<JsonSpot>();
        var names = new Stack<(string Name, bool InObject)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var name = "";
        var (bytesSoFar, charsSoFar) = (0, 0);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.GetString()!;
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    names.Push((names.Count > 0 && !names.Peek().InObject ? "\0" : name, reader.TokenType == JsonTokenType.StartObject));
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    names.Pop();
                    break;
                case JsonTokenType.String when names.Count > 0 && names.Count <= DeepestPath && (names.Peek().InObject || names.Count == 2):
                    var start = checked((int)reader.TokenStartIndex) + 1;
                    charsSoFar += Encoding.UTF8.GetCharCount(bytes, bytesSoFar, start - bytesSoFar);
                    bytesSoFar = start;
                    var length = Encoding.UTF8.GetCharCount(reader.ValueSpan);

                    // The outermost object has no name.
                    string[] path = names.Peek().InObject ? [.. names.Reverse().Skip(1).Select(level => level.Name), name] : [.. names.Reverse().Skip(1).Select(level => level.Name)];
                    if (names.Peek().InObject && name is "version" or "name" && !seen.Add(string.Join('\0', path)))
                    {
                        throw new InvalidInputException(
                            PlainText.Line(source.Path), $"'{PlainText.Line(name)}' stands twice in one object, again on line {source.LineAt(charsSoFar)}", "Remove one of them");
                    }

                    spots.Add(new JsonSpot(path, reader.GetString()!, charsSoFar, length));
                    break;
                default:
                    break;
            }
        }

        return spots;
    }
}
