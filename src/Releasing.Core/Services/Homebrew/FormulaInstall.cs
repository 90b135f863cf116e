namespace Releasing.Services.Homebrew;

/// <summary>Writes the body of <c>def install</c>: every file to the place that Homebrew has for its kind.</summary>
internal static class FormulaInstall
{
    public static void Write(RubyWriter ruby, Formula formula)
    {
        if (formula.Head is { } head)
        {
            ruby.Block("if build.head?", () => ruby.Lines([.. head.Install, "return"]));
            ruby.Paragraph();
        }

        foreach (var file in formula.Files.OrderBy(file => file.Kind).ThenBy(file => file.Name, StringComparer.Ordinal).ThenBy(file => file.Path, StringComparer.Ordinal))
        {
            ruby.Line(Statement(file));
        }
    }

    private static string Statement(FormulaFile file)
    {
        var name = file.Name.Split('/')[^1];
        var renamed = file.Path.Split('/')[^1] == name ? "" : $" => {RubyText.Literal(name)}";
        var condition = file.IsEverywhere ? "" : $" if File.exist?({RubyText.Literal(file.Path)})";
        return $"{Place(file)}.install {RubyText.Literal(file.Path)}{renamed}{condition}";
    }

    private static string Place(FormulaFile file) => file.Kind switch
    {
        FormulaFileKind.BashCompletion => "bash_completion",
        FormulaFileKind.ZshCompletion => "zsh_completion",
        FormulaFileKind.FishCompletion => "fish_completion",
        FormulaFileKind.ManualPage => ManualPage(file.Name[..file.Name.LastIndexOf('/')]),
        _ => "bin",
    };

    // Homebrew has a word for each of the eight sections in the language of the page that has none.
    private static string ManualPage(string folder) =>
        folder.Length == 4 && folder.StartsWith("man", StringComparison.Ordinal) && folder[3] is >= '1' and <= '8' ? folder : $"(man / {RubyText.Literal(folder)})";
}
