namespace Releasing.Formats.Msi.Database;

/// <summary>A property of the summary information.</summary>
/// <param name="Number">Its number, in ascending order in the stream.</param>
/// <param name="Type">The type of its value (MS-OLEPS 2.2).</param>
/// <param name="Get">Its value; null when it is not written.</param>
/// <param name="With">The summary with a value read.</param>
internal sealed record MsiSummaryProperty(int Number, uint Type, Func<MsiSummary, object?> Get, Func<MsiSummary, object, MsiSummary> With)
{
    /// <summary>The number of the code page, which says how all texts are to be read.</summary>
    public const int Codepage = 1;

    /// <summary>All properties in the order of their numbers.</summary>
    public static IReadOnlyList<MsiSummaryProperty> All { get; } =
    [
        new(Codepage, MsiSummaryStream.Int16Type, summary => (short)summary.Codepage, (summary, value) => summary with { Codepage = (ushort)(short)value }),
        Text(2, summary => summary.Title, (summary, text) => summary with { Title = text }),
        Text(3, summary => summary.Subject, (summary, text) => summary with { Subject = text }),
        Text(4, summary => summary.Author, (summary, text) => summary with { Author = text }),
        Text(5, summary => summary.Keywords, (summary, text) => summary with { Keywords = text }),
        Text(6, summary => summary.Comments, (summary, text) => summary with { Comments = text }),
        Text(7, summary => summary.Template, (summary, text) => summary with { Template = text }),
        Text(8, summary => summary.LastSavedBy, (summary, text) => summary with { LastSavedBy = text }),
        Text(9, summary => summary.RevisionNumber, (summary, text) => summary with { RevisionNumber = text }),
        Time(11, summary => summary.LastPrinted, (summary, time) => summary with { LastPrinted = time }),
        Time(12, summary => summary.CreateTime, (summary, time) => summary with { CreateTime = time }),
        Time(13, summary => summary.LastSaveTime, (summary, time) => summary with { LastSaveTime = time }),
        Number32(14, summary => summary.PageCount, (summary, number) => summary with { PageCount = number }),
        Number32(15, summary => summary.WordCount, (summary, number) => summary with { WordCount = number }),
        Number32(16, summary => summary.CharacterCount, (summary, number) => summary with { CharacterCount = number }),
        Text(18, summary => summary.CreatingApplication, (summary, text) => summary with { CreatingApplication = text }),
        Number32(19, summary => summary.Security, (summary, number) => summary with { Security = number }),
    ];

    private static MsiSummaryProperty Text(int number, Func<MsiSummary, string?> get, Func<MsiSummary, string, MsiSummary> with) =>
        new(number, MsiSummaryStream.TextType, get, (summary, value) => with(summary, (string)value));

    private static MsiSummaryProperty Time(int number, Func<MsiSummary, DateTimeOffset?> get, Func<MsiSummary, DateTimeOffset, MsiSummary> with) =>
        new(number, MsiSummaryStream.TimeType, summary => get(summary), (summary, value) => with(summary, (DateTimeOffset)value));

    private static MsiSummaryProperty Number32(int number, Func<MsiSummary, int?> get, Func<MsiSummary, int, MsiSummary> with) =>
        new(number, MsiSummaryStream.Int32Type, summary => get(summary), (summary, value) => with(summary, (int)value));
}
