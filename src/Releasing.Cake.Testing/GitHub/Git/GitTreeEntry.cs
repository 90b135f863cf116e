namespace Releasing.Cake.Testing.GitHub.Git;

/// <summary>A line of a tree.</summary>
/// <param name="Name">The name; in a flat list the whole path.</param>
/// <param name="Mode"><c>100644</c>, <c>100755</c>, <c>120000</c>, <c>040000</c> or <c>160000</c>.</param>
/// <param name="Hash">What it names.</param>
internal sealed record GitTreeEntry(string Name, string Mode, string Hash)
{
    public const string Folder = "040000";

    public bool IsFolder => Mode == Folder;

    public string Type => Mode switch
    {
        Folder => "tree",
        "160000" => "commit",
        _ => "blob",
    };
}
