using Releasing.Notes.Pages;
using Releasing.Notes.Rules;
using Releasing.Text;

namespace Releasing.Cake.Settings;

/// <summary>The text of the release page.</summary>
public sealed class NotesSettings
{
    /// <summary>The title of the release; known words <c>{name}</c>, <c>{version}</c>, <c>{tag}</c>. Default: <c>{name} {version}</c>.</summary>
    public string TitleTemplate { get; set; } = "{name} {version}";

    /// <summary>The page begins with a headline of title and date. Default: yes.</summary>
    public bool Headline { get; set; } = true;

    /// <summary>A repository file whose Markdown stands before the list of changes. Default: null, none.</summary>
    public string? HeaderFile { get; set; }

    /// <summary>
    /// A Handlebars template of the repository (<c>notes.hbs</c>) that writes the page instead, over the members that <c>--notes-format=json</c> shows. Default: null, the page of this library.
    /// </summary>
    public string? TemplateFile { get; set; }

    /// <summary>What goes under which heading. Default: null, <see cref="NotesRules.Stock"/>.</summary>
    public NotesRules? Rules { get; set; }

    /// <summary>A <c>cliff.toml</c> of the repository says what goes under which heading, where <see cref="Rules"/> are not set. Default: yes.</summary>
    public bool Cliff { get; set; } = true;

    /// <summary>
    /// The template of the <c>cliff.toml</c> writes the whole page, where <see cref="Cliff"/> holds: without installation, verification and people. Default: no, this library's page with the headings of
    /// the file.
    /// </summary>
    public bool CliffTemplate { get; set; }

    /// <summary>Also lists what only maintainers notice (<c>chore</c>, <c>ci</c>, <c>style</c>, <c>test</c>, <c>refactor</c>), where <see cref="Rules"/> are not set. Default: no.</summary>
    public bool Maintenance { get; set; }

    /// <summary>Names the contributors, and whose first release it is. Default: yes.</summary>
    public bool Contributors { get; set; } = true;

    /// <summary>Names of contributors that are no people's, beside those that everybody knows. Default: none.</summary>
    public IList<string> Robots { get; } = new List<string>();

    /// <summary>Tells where the files of the release are and how they are installed. Default: yes.</summary>
    public bool Installation { get; set; } = true;

    /// <summary>Tells the commands that verify a download. Default: yes.</summary>
    public bool Verification { get; set; } = true;

    /// <summary>
    /// Asks GitHub for accounts of authors and labels of pull requests. Default: null, where there is a token (<see cref="GitHubSettings.Token"/>) and the remote is a GitHub; without an answer the
    /// notes are written without it, and a warning says so. True: without an answer there are no notes. False: nobody is asked.
    /// </summary>
    public bool? Enrich { get; set; }

    /// <summary>
    /// What the labels of pull requests do. Default: null, the categories of <c>.github/release.yml</c> where the repository has one, otherwise <see cref="LabelRules.Stock"/>; with
    /// <see cref="Rules"/> of its own and no such file nothing, because those say everything.
    /// </summary>
    public LabelRules? Labels { get; set; }

    /// <summary>Adds what another forge knows, in place of GitHub. Default: null.</summary>
    public INotesEnricher? Enricher { get; set; }

    /// <summary>Every mistake that can be seen without writing anything.</summary>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Validate()
    {
        foreach (var problem in NameTemplateRules.Check("Settings.Notes.TitleTemplate", TitleTemplate, NameTemplateRules.ReleaseWords))
        {
            yield return problem;
        }

        foreach (var (member, value) in new[] { (nameof(HeaderFile), HeaderFile), (nameof(TemplateFile), TemplateFile) })
        {
            if (value is not null && (value.Trim().Length == 0 || value.Any(char.IsControl)))
            {
                yield return $"Settings.Notes.{member} is '{PlainText.Line(value)}'. Set a file of the repository, or leave it out.";
            }
        }
    }
}
