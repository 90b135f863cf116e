namespace Releasing.Notes.Changelogs;

/// <summary>The link references at the bottom of a changelog: <c>[1.2.0]: https://…/compare/v1.1.0...v1.2.0</c>.</summary>
internal static class ChangelogLinks
{
    /// <summary>A line that is a link reference definition (CommonMark 0.31.2, section 4.7).</summary>
    public static bool IsReference(ReadOnlySpan<char> line)
    {
        var end = line.Length > 0 && line[0] == '[' ? line.IndexOf("]:") : -1;
        return end > 1 && line[(end + 2)..].Trim().Length > 0;
    }

    /// <summary>The links with that of a release, and with Unreleased leading on from it. Where the file links no release they stay as they are.</summary>
    /// <param name="links">From the first reference to the end of the file.</param>
    /// <param name="label">How the release is called in its heading: <c>1.2.0</c>.</param>
    /// <param name="entry">The release.</param>
    /// <param name="lineEnd">How lines end.</param>
    /// <param name="own">Makes characters of this file of text of ours.</param>
    public static string Update(string links, string label, ChangelogEntry entry, string lineEnd, Func<string, string> own)
    {
        var lines = Split(links);
        var first = lines.FindIndex(line => ChangelogHeading.Read(1, Label(line))?.Version is not null);
        var unreleased = lines.FindIndex(line => Label(line).Equals("unreleased", StringComparison.OrdinalIgnoreCase));
        if (first < 0 && unreleased < 0)
        {
            return links;
        }

        if (unreleased >= 0 && entry.UnreleasedAddress is { } next)
        {
            var line = lines[unreleased];
            var end = line[line.TrimEnd('\r', '\n').Length..];
            lines[unreleased] = $"{line[..(line.IndexOf("]:", StringComparison.Ordinal) + 2)]} {own(next)}{end}";
        }

        var there = lines.FindIndex(line => Label(line).Equals(label, StringComparison.OrdinalIgnoreCase));
        if (there < 0 && entry.Address is { } address)
        {
            var place = first >= 0 ? first : unreleased + 1;
            if (place == lines.Count && lines.Count > 0 && !lines[^1].EndsWith('\n'))
            {
                lines[^1] += lineEnd;
                lines.Add(own($"[{label}]: {address}"));
            }
            else
            {
                lines.Insert(place, own($"[{label}]: {address}") + lineEnd);
            }
        }

        return string.Concat(lines);
    }

    private static string Label(string line) => IsReference(line.AsSpan().Trim()) && line.IndexOf('[', StringComparison.Ordinal) is var start ? line[(start + 1)..line.IndexOf("]:", StringComparison.Ordinal)] : "";

    private static List<string> Split(string text)
    {
        var lines = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[at..end]);
            at = end;
        }

        return lines;
    }
}
