namespace Releasing.Verification.Folders;

/// <summary>The names of the report beside the files it is about.</summary>
public static class ReportFile
{
    /// <summary>What the name of the Markdown form ends with, after name and version of the product.</summary>
    public const string MarkdownEnding = ".verification.md";

    /// <summary>What the name of the JSON form ends with.</summary>
    public const string JsonEnding = ".verification.json";
}
