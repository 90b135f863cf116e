using System.Globalization;
using Releasing.Failures;
using Releasing.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Releasing.Notes.Rules;

/// <summary>
/// Reads <c>.github/release.yml</c> (GitHub's documentation, "Automatically generated release notes", configuration options): what is left out by label and author, and categories by label. Its
/// label <c>*</c> takes what neither a label nor the message itself puts anywhere. Unknown keys are left alone, as GitHub does.
/// </summary>
public static class ReleaseYaml
{
    private const int Longest = 64 * 1024;
    private const int Deepest = 16;
    private const string Root = "changelog/";

    /// <summary>Where GitHub looks for it, first found first.</summary>
    public static IReadOnlyList<string> Places { get; } = [".github/release.yml", ".github/release.yaml"];

    /// <summary>Reads a file.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="where">Its name, for messages.</param>
    /// <exception cref="InvalidInputException">It is not YAML, refers to anchors, or is too large.</exception>
    public static LabelRules Read(string text, string where)
    {
        ArgumentNullException.ThrowIfNull(text);
        var values = text.Length <= Longest ? Values(text, where) : throw Error(where, $"it is longer than {Longest} characters");
        var left = new LabelCategory("", List(values, Root + "exclude/labels/")) { Accounts = List(values, Root + "exclude/authors/") };
        var breaking = new List<string>();
        var categories = new List<LabelCategory>();
        string? others = null;
        for (var index = 0; values.Any(value => value.Path.StartsWith(Place(index), StringComparison.Ordinal)); index++)
        {
            var title = PlainText.Line(values.FirstOrDefault(value => value.Path == Place(index) + "title").Text).Trim();
            var labels = List(values, Place(index) + "labels/");
            if (title.Length == 0)
            {
                throw Error(where, $"category {index + 1} has no title");
            }

            if (labels.Contains("*"))
            {
                others ??= title;
            }
            else if (labels.Any(LabelRules.SaysBreaking))
            {
                // One heading for breaking changes: those that the messages name stand there too.
                breaking.AddRange(labels);
            }
            else
            {
                categories.Add(new LabelCategory(title, labels) { ExceptLabels = List(values, Place(index) + "exclude/labels/"), ExceptAccounts = List(values, Place(index) + "exclude/authors/") });
            }
        }

        return new LabelRules { LeftOut = left, Breaking = breaking, Categories = categories, Others = others };
    }

    private static string Place(int category) => string.Create(CultureInfo.InvariantCulture, $"{Root}categories/{category}/");

    private static List<string> List(List<(string Path, string Text)> values, string path) =>
        [.. values.Where(value => value.Path.StartsWith(path, StringComparison.Ordinal)).Select(value => value.Text)];

    // Every scalar with its path; no tree is built, so that depth costs nothing.
    private static List<(string Path, string Text)> Values(string text, string where)
    {
        var values = new List<(string, string)>();
        var open = new Stack<YamlPlace>();
        try
        {
            var parser = new Parser(new StringReader(text));
            while (parser.MoveNext())
            {
                switch (parser.Current)
                {
                    case MappingStart or SequenceStart:
                        open.Push(open.Count < Deepest ? new YamlPlace(parser.Current is MappingStart, open.TryPeek(out var outer) ? outer.Next() : "") : throw Error(where, $"it is nested deeper than {Deepest} levels"));
                        break;
                    case MappingEnd or SequenceEnd:
                        open.Pop();
                        break;
                    case Scalar scalar when open.TryPeek(out var place) && !place.TakesKey(scalar.Value):
                        values.Add((place.Next().TrimEnd('/') + (place.IsMap ? "" : "/"), scalar.Value));
                        break;
                    case AnchorAlias:
                        throw Error(where, "it refers to an anchor");
                }
            }
        }
        catch (Exception error) when (error is YamlException or InvalidOperationException or ArgumentException or FormatException or IndexOutOfRangeException or NullReferenceException)
        {
            // The parser lets exceptions of its parts through for some malformed documents.
            throw Error(where, "it is not YAML");
        }

        return values;
    }

    private static InvalidInputException Error(string where, string what) => new(where, what, "Correct the file, or set Settings.Notes.Labels");
}
