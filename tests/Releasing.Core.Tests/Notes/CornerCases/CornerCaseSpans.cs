using Releasing.Notes.History;
using Releasing.Text;

namespace Releasing.Tests.Notes.CornerCases;

/// <summary>Spans as text.</summary>
public static class CornerCaseSpans
{
    private const int Longest = 80;

    /// <summary>The releases of a case, newest first.</summary>
    public static string Describe(CornerCaseRepository repository, string name, IReadOnlyList<ReleaseSpan> spans)
    {
        ArgumentNullException.ThrowIfNull(repository);
        var tags = repository.TagsOf(name);
        return string.Concat(spans.Where(span => span.Tag is { } tag && tags.Contains(tag.Name)).Select(Describe));
    }

    private static string Describe(ReleaseSpan span) => $"{span.Tag!.Name}{(span.Tag.IsAnnotated ? " (annotated)" : "")} after {span.PreviousTag ?? "nothing"}\n"
        + string.Concat(span.Commits.Select(commit =>
        {
            var subject = PlainText.Line(commit.Subject);
            subject = subject.Length > Longest ? subject[..Longest] + "…" : subject;
            var author = $"{commit.Author.Name} <{commit.Author.Email}>";
            return $"- {(subject.Length > 0 ? subject : "(nothing)")}{(commit.IsMerge ? " (merge)" : "")}{(author == FastImport.Ada ? "" : $" by {PlainText.Line(author)}")}\n";
        }));
}
