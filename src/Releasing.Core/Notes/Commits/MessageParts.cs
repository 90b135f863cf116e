namespace Releasing.Notes.Commits;

/// <summary>A message taken apart into subject, body and footers (Conventional Commits 1.0.0, rules 6 to 10), in time linear in its length.</summary>
/// <param name="Subject">The first paragraph on one line, up to the first line that is a footer.</param>
/// <param name="Body">The lines between subject and footers, without empty ones around them.</param>
/// <param name="Footers">In their order.</param>
internal sealed record MessageParts(string Subject, IReadOnlyList<string> Body, IReadOnlyList<CommitFooter> Footers)
{
    /// <summary>The body as one text.</summary>
    public string Text { get; } = Body.Count == 1 ? Body[0] : string.Join('\n', Body);

    /// <summary>The message below the subject of a merge: the title and the text of its pull request, where it begins with a title by the rules; null otherwise.</summary>
    public static MessageParts? ReadMerged(string message)
    {
        var text = message.TrimStart();
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var merged = end < 0 ? null : Read(text[end..]);
        return merged is not null && CommitHeader.Read(merged.Subject) is not null ? merged : null;
    }

    /// <summary>Takes a message apart; line ends may be LF, CR LF or CR.</summary>
    public static MessageParts Read(string message)
    {
        // Editors on Windows leave their byte order mark in the file that git takes the message from.
        message = message.TrimStart('\ufeff');
        var isForeign = HasForeignLineEnds(message);
        if (!isForeign && !message.Contains('\n', StringComparison.Ordinal))
        {
            return new MessageParts(message.Trim(), [], []);
        }

        var lines = (isForeign ? message.ReplaceLineEndings("\n") : message).Split('\n');
        var at = 0;
        while (at < lines.Length && IsEmpty(lines[at]))
        {
            at++;
        }

        var first = at;
        while (at < lines.Length && !IsEmpty(lines[at]) && (at == first || !(FooterLine.IsFooter(lines[at]) || IsItem(lines[at]))))
        {
            at++;
        }

        var subject = at - first == 1 ? lines[first].Trim() : string.Join(' ', lines[first..at].Select(line => line.Trim()));
        var (body, footers) = FooterBlock.Read(lines.AsSpan(at));
        return new MessageParts(subject, body, footers);
    }

    /// <summary>Nothing but white space.</summary>
    internal static bool IsEmpty(string line) => string.IsNullOrWhiteSpace(line);

    // Those that ReplaceLineEndings knows, which alone takes as long as all the rest.
    private static bool HasForeignLineEnds(string message) => message.AsSpan().IndexOfAny('\r', '\f') >= 0 || message.AsSpan().IndexOfAny('\u0085', '\u2028', '\u2029') >= 0;

    private static bool IsItem(string line) => line.StartsWith("* ", StringComparison.Ordinal) || line.StartsWith("- ", StringComparison.Ordinal);
}
