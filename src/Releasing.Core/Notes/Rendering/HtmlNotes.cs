using System.Globalization;
using System.Net;
using System.Text;
using Releasing.Git;
using Releasing.Notes.Commits;
using Releasing.Notes.Pages;
using Releasing.Text;

namespace Releasing.Notes.Rendering;

/// <summary>Writes release notes as a piece of an HTML page: elements that are all closed, no style, no script, and links to the forge alone.</summary>
public static class HtmlNotes
{
    /// <summary>Writes one element <c>section</c> of the class <c>notes</c>. It ends with one line end.</summary>
    /// <param name="notes">What it says.</param>
    public static string Render(ReleaseNotes notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        var page = new StringBuilder("<section class=\"notes\">\n");
        if (notes.Title is { } title)
        {
            page.Append(CultureInfo.InvariantCulture, $"<h2>{HtmlText.Of(title, NotesLimits.Description)}</h2>\n");
        }

        if (notes.Header is { } header)
        {
            // Markdown as its author typed it: lines stay where they are.
            page.Append(CultureInfo.InvariantCulture, $"<pre>{WebUtility.HtmlEncode(PlainText.Lines(header))}</pre>\n");
        }

        var sections = notes.Sections;
        if (sections.Count == 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p>{HtmlText.Of(NotesText.Nothing(notes))}</p>\n");
        }

        foreach (var section in sections)
        {
            page.Append(CultureInfo.InvariantCulture, $"<h3>{HtmlText.Of(section.Heading, NotesLimits.Word)}</h3>\n<ul>\n{string.Concat(section.Commits.Select(commit => Entry(commit, notes.Remote)))}</ul>\n");
        }

        AppendExtras(page, notes);
        AppendClosing(page, notes, sections.Sum(section => section.Commits.Count));
        return page.Append("</section>\n").ToString();
    }

    private static string Entry(ConventionalCommit commit, GitRemote? remote)
    {
        var item = new StringBuilder("<li>");
        if (commit.Scope is not null)
        {
            item.Append(CultureInfo.InvariantCulture, $"<b>{HtmlText.Of(commit.Scope, NotesLimits.Word)}:</b> ");
        }

        var pull = commit.PullRequest is { } number ? Link(string.Create(CultureInfo.InvariantCulture, $"#{number}"), ForgeLinks.PullRequest(remote, number)) + ", " : "";
        var hash = Link($"<code>{NotesText.ShortHash(commit)}</code>", ForgeLinks.Commit(remote, commit.Commit.Hash));
        item.Append(CultureInfo.InvariantCulture, $"{HtmlText.Of(NotesText.Description(commit), NotesLimits.Description)} ({pull}{hash})");
        foreach (var paragraph in NotesText.Notes(commit).SelectMany(paragraphs => paragraphs))
        {
            item.Append(CultureInfo.InvariantCulture, $"<p>{HtmlText.Of(paragraph)}</p>");
        }

        return item.Append("</li>\n").ToString();
    }

    private static void AppendExtras(StringBuilder page, ReleaseNotes notes)
    {
        if (notes.Downloads.Count > 0)
        {
            page.Append("<h3>Downloads</h3>\n<table>\n");
            foreach (var download in notes.Downloads)
            {
                page.Append(CultureInfo.InvariantCulture, $"<tr><td>{HtmlText.Of(download.Platform)}</td><td>{Link(HtmlText.Of(download.Name), download.Address)}</td></tr>\n");
            }

            page.Append("</table>\n");
        }

        AppendCommands(page, "Installation", notes.Installation);
        AppendCommands(page, "Verification", notes.Verification);
        if (notes.Contributors.Count > 0)
        {
            var more = notes.Contributors.Count - NotesLimits.People;
            var names = notes.Contributors.Take(NotesLimits.People).Select(person => HtmlText.Of(NotesText.PersonName(person), NotesLimits.Word) + (person.IsNew ? " (first contribution)" : ""));
            page.Append(CultureInfo.InvariantCulture, $"<h3>Contributors</h3>\n<p>{NotesText.Sentence([.. names], more)}</p>\n");
        }
    }

    private static void AppendCommands(StringBuilder page, string heading, IReadOnlyList<NotesCommands> blocks)
    {
        if (blocks.Count > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"<h3>{heading}</h3>\n");
        }

        foreach (var block in blocks)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p>{HtmlText.Of(block.Title)}:</p>\n<pre><code>{string.Join('\n', block.Lines.Select(line => HtmlText.Of(line)))}</code></pre>\n");
        }
    }

    private static void AppendClosing(StringBuilder page, ReleaseNotes notes, int listed)
    {
        var previous = notes.Version.PreviousTag;
        var address = previous is null ? null : ForgeLinks.Compare(notes.Remote, previous, notes.Version);
        string?[] parts = [HtmlText.Of(NotesText.Figures(notes, listed)), address is null ? null : Link($"All changes since {HtmlText.Of(previous)}", address)];
        if (string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } closing)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p>{closing}</p>\n");
        }
    }

    private static string Link(string html, string? address) => address is null ? html : $"<a href=\"{HtmlText.Of(address)}\" rel=\"noreferrer\">{html}</a>";
}
