using System.Globalization;
using System.Text;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Notes.Changelogs;

/// <summary>
/// Keeps a changelog in the form of Keep a Changelog 1.1.0 (https://keepachangelog.com/en/1.1.0/): only the section of a release is written, and its link at the bottom where the file has
/// such links. Everything else stays byte for byte: line ends, byte order mark, a missing line end at the end.
/// </summary>
public static class Changelog
{
    private const string Preamble = """
        # Changelog

        All notable changes are written here, newest first, in the form of [Keep a Changelog](https://keepachangelog.com/en/1.1.0/).
        Versions follow [Semantic Versioning](https://semver.org/spec/v2.0.0.html).

        ## [Unreleased]

        """;

    /// <summary>Writes the section of a release; the same release again changes nothing.</summary>
    /// <param name="existing">The file; null when there is none.</param>
    /// <param name="entry">The release.</param>
    /// <param name="file">What messages call the file.</param>
    /// <param name="unreleased">What becomes of the section Unreleased.</param>
    /// <param name="force">A section of the release that says something else is written anew instead of being refused.</param>
    /// <exception cref="InvalidInputException">There is a section of the release that says something else; the file is not in UTF-8.</exception>
    public static ChangelogResult Update(ReadOnlyMemory<byte>? existing, ChangelogEntry entry, string file, UnreleasedSection unreleased = UnreleasedSection.Keep, bool force = false)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var isNew = existing is not { } bytes || bytes.Span.Trim(" \t\r\n"u8).IsEmpty;
        var text = ChangelogText.Read(isNew ? Encoding.UTF8.GetBytes(New(entry)) : existing!.Value.Span, PlainText.Line(file));
        var waiting = text.Sections.FirstOrDefault(section => section.Heading.Version is null);
        var moved = unreleased == UnreleasedSection.Move && waiting is not null ? text.Text[waiting.Body..waiting.End].Trim() : "";
        var there = text.Sections.FirstOrDefault(section => section.Heading.Version == entry.Version);
        if (there is null)
        {
            return new ChangelogResult(ChangelogText.Encode(Added(text, entry, moved.Length > 0 ? waiting : null, moved)), isNew ? ChangelogChange.Created : ChangelogChange.Added);
        }

        var wanted = moved.Length > 0 ? moved : text.Own(entry.Changes).Trim();
        var told = text.Text[there.Body..there.End].Trim();
        if (told == wanted || (unreleased == UnreleasedSection.Move && moved.Length == 0 && !force))
        {
            return new ChangelogResult(existing!.Value, ChangelogChange.None);
        }

        return force
            ? new ChangelogResult(ChangelogText.Encode(Replaced(text, there, wanted, moved.Length > 0 ? waiting : null)), ChangelogChange.Replaced)
            : throw new InvalidInputException(
                PlainText.Line(file), $"its section of {entry.Version} says something else than the commits do, so somebody wrote it by hand", "Leave it so, or give --force to have it written anew");
    }

    /// <summary>Writes the sections of several releases; those that are there stay as they are.</summary>
    /// <param name="existing">The file; null when there is none.</param>
    /// <param name="entries">Newest first.</param>
    /// <param name="file">What messages call the file.</param>
    /// <param name="force">Sections that are there are written anew.</param>
    /// <exception cref="InvalidInputException">The file is not in UTF-8.</exception>
    public static ChangelogResult UpdateAll(ReadOnlyMemory<byte>? existing, IReadOnlyList<ChangelogEntry> entries, string file, bool force = false)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (existing is not { } bytes)
        {
            return entries.Count > 0 ? new ChangelogResult(Encoding.UTF8.GetBytes(Whole(entries)), ChangelogChange.Created) : new ChangelogResult(ReadOnlyMemory<byte>.Empty, ChangelogChange.None);
        }

        var there = ChangelogText.Read(bytes.Span, PlainText.Line(file)).Sections.Select(section => section.Heading.Version).ToHashSet();
        var result = new ChangelogResult(bytes, ChangelogChange.None);
        foreach (var entry in entries.Reverse().Where(entry => force || !there.Contains(entry.Version)))
        {
            var next = Update(result.Bytes, entry, file, UnreleasedSection.Keep, force);
            result = next with { Change = next.Change == ChangelogChange.None ? result.Change : next.Change };
        }

        return result;
    }

    /// <summary>The text of the section of a release, without its heading; null when there is none.</summary>
    /// <param name="existing">The file.</param>
    /// <param name="version">The release.</param>
    /// <param name="file">What messages call the file.</param>
    public static string? SectionOf(ReadOnlyMemory<byte> existing, Versions.SemanticVersion version, string file)
    {
        var text = ChangelogText.Read(existing.Span, PlainText.Line(file));
        return text.Sections.FirstOrDefault(section => section.Heading.Version == version) is { } section
            ? Encoding.UTF8.GetString(ChangelogText.Encode(text.Text[section.Body..section.End])).ReplaceLineEndings("\n").Trim()
            : null;
    }

    private static string Whole(IReadOnlyList<ChangelogEntry> entries)
    {
        var text = new StringBuilder(Preamble.ReplaceLineEndings("\n"));
        foreach (var entry in entries)
        {
            text.Append('\n').Append(Heading(entry, null, entry.Version.ToString())).Append('\n');
            text.Append(entry.Changes.Length > 0 ? "\n" + entry.Changes.TrimEnd('\n') + "\n" : "");
        }

        var links = entries.Where(entry => entry.Address is not null).Select(entry => $"[{entry.Version}]: {entry.Address}\n");
        return text.Append(entries[0].UnreleasedAddress is { } address ? $"\n[Unreleased]: {address}\n" : "\n").AppendJoin("", links).ToString().TrimEnd('\n') + "\n";
    }

    private static string New(ChangelogEntry entry) =>
        Preamble.ReplaceLineEndings("\n") + (entry.UnreleasedAddress is { } address ? $"\n[Unreleased]: {address}\n" : "");

    private static string Added(ChangelogText text, ChangelogEntry entry, ChangelogSection? emptied, string moved)
    {
        var end = text.LineEnd;
        var (all, links) = (text.Text, text.Links);
        var newest = text.Sections.FirstOrDefault(section => section.Heading.Version is not null);
        var next = text.Sections.FirstOrDefault(section => section.Heading.Version is { } version && Versions.SemanticVersion.ComparePrecedence(version, entry.Version) < 0);
        var place = next?.Start ?? links;
        var label = (newest?.Heading.HasMark == true ? "v" : "") + entry.Version;
        var changes = moved.Length > 0 ? moved : text.Own(entry.Changes).Trim();
        var section = text.Own(Heading(entry, newest?.Heading, label)) + (changes.Length > 0 ? end + end + changes : "") + end;

        // One empty line on either side; what lies around keeps its own.
        var before = all[..place];
        if (emptied is not null)
        {
            before = all[..emptied.Body] + all[emptied.End..place];
        }

        before += before is "" or ChangelogText.Utf8Mark || before.EndsWith(end + end, StringComparison.Ordinal) ? "" : before.EndsWith('\n') ? end : end + end;
        var after = all[place..links];
        var bottom = ChangelogLinks.Update(all[links..], label, entry, end, text.Own);
        var isLast = after.Length == 0 && bottom.Length == 0;
        section = isLast && all.Length > 0 && !all.EndsWith('\n') ? section.TrimEnd('\r', '\n') : section;
        return before + section + (isLast ? "" : end) + after + bottom;
    }

    private static string Replaced(ChangelogText text, ChangelogSection there, string wanted, ChangelogSection? emptied)
    {
        var all = text.Text;
        var told = all[there.Body..there.End];
        var lead = told.Length - told.TrimStart().Length;
        var tail = told.TrimEnd().Length;
        var body = tail == 0 ? text.LineEnd + wanted + text.LineEnd + told : told[..lead] + wanted + told[tail..];
        var before = emptied is not null && emptied.Body < there.Start ? all[..emptied.Body] + text.LineEnd + all[emptied.End..there.Body] : all[..there.Body];
        return before + body + all[there.End..];
    }

    /// <summary>In the manner of the newest heading there is.</summary>
    private static string Heading(ChangelogEntry entry, ChangelogHeading? example, string label)
    {
        var date = entry.Date.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var brackets = example?.HasBrackets ?? true;
        return $"{new string('#', example?.Level ?? 2)} {(brackets ? $"[{label}]" : label)}{(example?.HasParentheses == true ? $" ({date})" : $" - {date}")}";
    }
}
