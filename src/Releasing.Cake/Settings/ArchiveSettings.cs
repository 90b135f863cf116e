namespace Releasing.Cake.Settings;

/// <summary>How archives of binaries are named and filled.</summary>
public sealed class ArchiveSettings
{
    /// <summary>
    /// The file name without ending. Known words: <c>{name}</c>, <c>{version}</c>, <c>{tag}</c>, <c>{os}</c>, <c>{arch}</c>,
    /// <c>{target}</c>, <c>{triple}</c>. Default: <c>{name}-{version}-{os}-{arch}</c>.
    /// </summary>
    public string NameTemplate { get; set; } = "{name}-{version}-{os}-{arch}";

    /// <summary>The folder everything lies in inside the archive; same words. Default: none, files lie at the top.</summary>
    public string? FolderTemplate { get; set; }

    /// <summary>Patterns of repository files to put in beside the binaries. A pattern that matches nothing is fine.</summary>
    public IList<string> Files { get; } = new List<string>
    {
        "LICENSE*", "LICENCE*", "COPYING*", "NOTICE*", "README*", "CHANGELOG*",
        "completions/**/*", "man/**/*",
    };

    /// <summary>Patterns of repository files to leave out. Default: none.</summary>
    public IList<string> Exclude { get; } = new List<string>();

    /// <summary>Every mistake that can be seen without building anything.</summary>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Validate() => NameTemplateRules.Check("Settings.Archive.NameTemplate", NameTemplate, NameTemplateRules.TargetWords)
        .Concat(FolderTemplate is null ? [] : NameTemplateRules.Check("Settings.Archive.FolderTemplate", FolderTemplate, NameTemplateRules.TargetWords));
}
