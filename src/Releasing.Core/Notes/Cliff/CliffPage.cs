using System.Text;
using Releasing.Failures;
using Releasing.Git;
using Releasing.Notes.Cliff.Templates;
using Releasing.Notes.History;

namespace Releasing.Notes.Cliff;

/// <summary>
/// Writes pages by the templates of a <c>cliff.toml</c> (https://git-cliff.org/docs/templating). What commits, tags and people's names say is escaped for Markdown when it is put out, after all filters;
/// what the templates themselves say is not. Nothing of the environment, the network or the clock is read: the same commits give the same bytes.
/// </summary>
public sealed class CliffPage
{
    // That of a configuration without one: the groups in the order of commit_parsers.
    private const string StockBody = """
        {% if version %}## [{{ version | trim_start_matches(pat="v") }}] - {{ timestamp | date }}{% else %}## [unreleased]{% endif %}
        {% for entry in commits | commit_groups(groups=commit_parsers_groups) %}
        ### {{ entry.group | striptags | trim | upper_first }}

        {% for commit in entry.commits -%}
        - {% if commit.scope %}*({{ commit.scope }})* {% endif %}{% if commit.breaking %}[**breaking**] {% endif %}{{ commit.message | upper_first }}
        {% endfor -%}
        {% endfor %}

        """;

    private readonly CliffConfiguration _configuration;
    private readonly CliffContext _context;
    private readonly ForeignMarkdown _markdown;
    private readonly PageTemplate _body;
    private readonly PageTemplate? _header;
    private readonly PageTemplate? _footer;

    /// <summary>Reads the templates.</summary>
    /// <param name="configuration">What the file says.</param>
    /// <param name="remote">Where the repository's pages are, for <c>remote.github.owner</c> and its kin, where the file does not name it; null for none.</param>
    /// <param name="file">What messages call the file.</param>
    /// <exception cref="ReleaseException">A template cannot be read or uses what is not supported; names file, key, line and what it is.</exception>
    public CliffPage(CliffConfiguration configuration, GitRemote? remote, string file = "cliff.toml")
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _configuration = configuration;
        _context = new CliffContext(configuration.Rules, configuration.Remote ?? remote);
        _markdown = new ForeignMarkdown(configuration.Rules.Preprocessors);
        _body = new PageTemplate($"{file}: changelog.body", configuration.Body ?? StockBody, configuration.Trim);
        _header = configuration.Header is null ? null : new PageTemplate($"{file}: changelog.header", configuration.Header, configuration.Trim);
        _footer = configuration.Footer is null ? null : new PageTemplate($"{file}: changelog.footer", configuration.Footer, configuration.Trim);
    }

    /// <summary>Writes the section of one release, without header and footer.</summary>
    /// <param name="span">The release.</param>
    /// <param name="tag">Its tag where the span has none yet; null leaves it unreleased.</param>
    /// <returns>Markdown with LF line ends, one of them at the end, without empty lines around it; empty when the template puts nothing out.</returns>
    /// <exception cref="ReleaseException">A template fails; names file, key and line.</exception>
    public string Release(ReleaseSpan span, string? tag = null)
    {
        ArgumentNullException.ThrowIfNull(span);
        var release = Read(span, tag);
        var before = span.PreviousTag is { } previous
            ? new CliffRelease(previous, null, span with { Commits = [], End = span.Before.Count > 0 ? span.Before[0] : "", PreviousTag = null, Tag = null }, [])
            : null;
        var page = Write(_body, _context.Of(release with { Previous = before }), span).Trim('\n');
        return page.Length > 0 ? page + "\n" : "";
    }

    /// <summary>Writes the page of all releases: header, sections, footer.</summary>
    /// <param name="spans">Newest first.</param>
    /// <param name="unreleasedTag">The tag that a first span without one will get; null leaves it unreleased.</param>
    /// <returns>Markdown with LF line ends, one of them at the end.</returns>
    /// <exception cref="ReleaseException">As for <see cref="Release"/>.</exception>
    public string Changelog(IReadOnlyList<ReleaseSpan> spans, string? unreleasedTag = null)
    {
        ArgumentNullException.ThrowIfNull(spans);
        var releases = Releases(spans, unreleasedTag);
        var page = new StringBuilder();
        if (_header is not null)
        {
            page.Append(Write(_header, _context.OfAll(releases), spans.Count > 0 ? spans[0] : null)).Append('\n');
        }

        foreach (var release in releases)
        {
            page.Append(Write(_body, _context.Of(release), release.Span));
        }

        if (_footer is not null)
        {
            page.Append(Write(_footer, _context.OfAll(releases), spans.Count > 0 ? spans[0] : null)).Append('\n');
        }

        return page.Length == 0 || page[^1] == '\n' ? page.ToString() : page.Append('\n').ToString();
    }

    // From the oldest on, because each knows the one before it. A release that shows nothing is left out unless it is the first.
    private List<CliffRelease> Releases(IReadOnlyList<ReleaseSpan> spans, string? unreleasedTag)
    {
        var releases = new List<CliffRelease>();
        CliffRelease? previous = null;
        foreach (var span in spans.Reverse())
        {
            if (span.Tag is { } tag && _configuration.IsSkipped?.Invoke(tag.Name) == true)
            {
                continue;
            }

            var release = Read(span, unreleasedTag) with { Previous = previous is null ? null : previous with { Previous = null } };
            if (release.Commits.Count > 0 || previous is null)
            {
                releases.Add(release);
            }

            previous = release;
        }

        releases.Reverse();
        return releases;
    }

    private CliffRelease Read(ReleaseSpan span, string? tag)
    {
        var name = span.Tag?.Name ?? tag;
        return new CliffRelease(name, name is null ? null : span.Tag?.CommitDate ?? span.Date, span, CliffCommit.Read(span.Commits, _configuration.Rules));
    }

    private string Write(PageTemplate template, TemplateMap context, ReleaseSpan? span) =>
        _configuration.Postprocessors.Aggregate(_markdown.Write(template.Render(context, span?.Date ?? DateTimeOffset.UnixEpoch)), (page, replacement) => replacement.Apply(page));
}
