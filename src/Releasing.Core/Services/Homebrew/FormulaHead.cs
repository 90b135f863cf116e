namespace Releasing.Services.Homebrew;

/// <summary>How <c>brew install --HEAD</c> builds the newest sources.</summary>
/// <param name="Url">The git repository, such as <c>https://github.com/ada/tool.git</c>.</param>
/// <param name="Branch">The branch.</param>
/// <param name="Install">Lines of Ruby that build and install, as they stand in <c>def install</c>. They are written by the maintainer and not escaped.</param>
public sealed record FormulaHead(string Url, string Branch, IReadOnlyList<string> Install)
{
    /// <summary>Formulae that only this needs, such as <c>go</c>. Default: none.</summary>
    public IReadOnlyList<string> BuildDependencies { get; init; } = [];
}
