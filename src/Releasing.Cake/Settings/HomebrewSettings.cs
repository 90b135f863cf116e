using System.Text.RegularExpressions;
using Releasing.Services.Homebrew;
using Releasing.Text;

namespace Releasing.Cake.Settings;

/// <summary>The formula of Homebrew, for macOS and Linux.</summary>
public sealed partial class HomebrewSettings
{
    /// <summary>The variable with the token for the tap.</summary>
    public const string TokenVariable = "HOMEBREW_TAP_TOKEN";

    /// <summary>Writes the formula. Default: null, yes where the tap is known: with the local store it is the folder <c>artifacts/tap</c>, with a forge what <see cref="Tap"/> names.</summary>
    public bool? Enabled { get; set; }

    /// <summary>The tap on GitHub, <c>ada/homebrew-tap</c>: <c>brew install ada/tap/tool</c>. Default: null, none.</summary>
    public string? Tap { get; set; }

    /// <summary>The branch of the tap. Default: null, its default branch.</summary>
    public string? Branch { get; set; }

    /// <summary>Opens a pull request in the tap instead of a commit on its branch. Default: no.</summary>
    public bool PullRequest { get; set; }

    /// <summary>
    /// The token that may write to the tap. Default: null, the variable <c>HOMEBREW_TAP_TOKEN</c>, or else the token for GitHub. The <c>GITHUB_TOKEN</c> of a workflow can write to its own repository only.
    /// </summary>
    public Secret? Token { get; set; }

    /// <summary>The folder of formulae in the tap. Default: <c>Formula</c>.</summary>
    public string Folder { get; set; } = "Formula";

    /// <summary>The formula's name. Default: null, the project's in small letters.</summary>
    public string? Name { get; set; }

    /// <summary>One line that says what it is; it is made what Homebrew's audit asks for. Default: null, the project's description.</summary>
    public string? Description { get; set; }

    /// <summary>What becomes of pre-releases in a tap on GitHub. Default: nothing.</summary>
    public HomebrewPrereleases Prereleases { get; set; }

    /// <summary>The programs in the archives, by file name. Default: empty, every executable file at the top of them and in <c>bin</c>.</summary>
    public IList<string> Programs { get; } = new List<string>();

    /// <summary>Of two archives for Linux the one for musl. Default: no.</summary>
    public bool PreferMusl { get; set; }

    /// <summary>Formulae it needs. Default: none.</summary>
    public IList<string> Dependencies { get; } = new List<string>();

    /// <summary>Formulae it cannot stand beside. Default: none.</summary>
    public IList<FormulaConflict> Conflicts { get; } = new List<FormulaConflict>();

    /// <summary>What is said after the installation. Default: null, nothing.</summary>
    public string? Caveats { get; set; }

    /// <summary>What <c>brew services</c> runs. Default: null, nothing.</summary>
    public FormulaService? Service { get; set; }

    /// <summary>How <c>brew install --HEAD</c> builds. Default: null, it does not.</summary>
    public FormulaHead? Head { get; set; }

    /// <summary>Lines of Ruby for <c>test do</c>. Default: empty, the first program is started with <c>--version</c>.</summary>
    public IList<string> Test { get; } = new List<string>();

    /// <summary>A cask for the disk images of the release. Default: null, none.</summary>
    public HomebrewCaskSettings? Cask { get; set; }

    /// <summary>A formula was asked for, so that none is a failure.</summary>
    internal bool IsAskedFor => Enabled == true || Tap is not null;

    /// <summary>Every mistake that can be seen without asking anybody.</summary>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Validate()
    {
        if (Tap is not null && !TapName().IsMatch(Tap))
        {
            yield return $"Settings.Homebrew.Tap is '{PlainText.Line(Tap)}'. Set owner and repository, such as ada/homebrew-tap.";
        }

        if (Name is not null && FormulaName.Find(Name) is null)
        {
            yield return $"Settings.Homebrew.Name is '{PlainText.Line(Name)}'. Set one that begins with a letter, with single '-', '_' or '.' between letters and digits.";
        }

        if (!Files.RelativePath.IsSafe(Folder))
        {
            yield return $"Settings.Homebrew.Folder is '{PlainText.Line(Folder)}'. Set a folder of the tap, such as Formula.";
        }

        if (Branch is not null && (Branch.Trim().Length == 0 || Branch.Any(char.IsControl)))
        {
            yield return $"Settings.Homebrew.Branch is '{PlainText.Line(Branch)}'. Set the name of a branch, or leave it out.";
        }

        foreach (var problem in (Service?.Problems() ?? []).Select(problem => $"Settings.Homebrew.Service: {problem}").Concat(Cask?.Validate() ?? []))
        {
            yield return problem;
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex TapName();
}
