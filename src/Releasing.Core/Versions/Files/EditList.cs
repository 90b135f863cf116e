using System.Text;
using Releasing.Failures;

namespace Releasing.Versions.Files;

/// <summary>The edits of several files, collected before the first is written.</summary>
internal sealed class EditList
{
    private readonly Dictionary<string, (SourceText Source, List<TextEdit> Edits)> _files = new(StringComparer.Ordinal);

    public void Add(SourceText source, TextEdit edit)
    {
        if (!_files.TryGetValue(source.Path, out var file))
        {
            _files.Add(source.Path, file = (source, []));
        }

        // Two settings may find the same version; they must agree on it.
        if (!file.Edits.Contains(edit))
        {
            file.Edits.Add(edit);
        }
    }

    /// <summary>The files that change, by path.</summary>
    public IReadOnlyList<FileEdit> ToFiles() =>
    [
        .. _files.Values.Select(file => new FileEdit(file.Source.Path, file.Source.Bytes, file.Source.Encode(Apply(file.Source, file.Edits))))
            .Where(edit => !edit.Before.Span.SequenceEqual(edit.After.Span))
            .OrderBy(edit => edit.Path, StringComparer.Ordinal),
    ];

    private static string Apply(SourceText source, List<TextEdit> edits)
    {
        var result = new StringBuilder(source.Text.Length + 64);
        var at = 0;
        foreach (var edit in edits.OrderBy(edit => edit.Start))
        {
            if (edit.Start < at)
            {
                throw new InvalidInputException(
                    Text.PlainText.Line(source.Path), $"two settings want to change line {source.LineAt(edit.Start)} in different ways", "Correct the patterns in Settings.Bump");
            }

            result.Append(source.Text, at, edit.Start - at).Append(edit.Replacement);
            at = edit.Start + edit.Length;
        }

        return result.Append(source.Text, at, source.Text.Length - at).ToString();
    }
}
