namespace Releasing.Cake.Settings;

/// <summary>How the archives of the sources are named.</summary>
public sealed class SourceArchiveSettings
{
    /// <summary>The file name without ending. Known words: <c>{name}</c>, <c>{version}</c>, <c>{tag}</c>. Default: <c>{name}-{version}-source</c>.</summary>
    public string NameTemplate { get; set; } = "{name}-{version}-source";

    /// <summary>Writes a tar.gz. Default: yes.</summary>
    public bool TarGz { get; set; } = true;

    /// <summary>Writes a zip. Default: yes.</summary>
    public bool Zip { get; set; } = true;

    /// <summary>Every mistake that can be seen without building anything.</summary>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Validate() => NameTemplateRules.Check("Settings.SourceArchive.NameTemplate", NameTemplate, NameTemplateRules.ReleaseWords);
}
