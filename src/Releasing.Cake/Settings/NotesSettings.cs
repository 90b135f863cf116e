namespace Releasing.Cake.Settings;

/// <summary>The text of the release page.</summary>
public sealed class NotesSettings
{
    /// <summary>The headline; known words <c>{name}</c>, <c>{version}</c>, <c>{tag}</c>. Default: <c>{name} {version}</c>.</summary>
    public string TitleTemplate { get; set; } = "{name} {version}";

    /// <summary>A repository file whose text stands before the list of changes. Default: null, none.</summary>
    public string? HeaderFile { get; set; }
}
