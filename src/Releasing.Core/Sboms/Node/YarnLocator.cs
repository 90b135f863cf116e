namespace Releasing.Sboms.Node;

/// <summary>What a resolution of Berry names: <c>name@protocol:reference</c>.</summary>
/// <param name="Name">The package.</param>
/// <param name="Address">Where it comes from, when not from the usual registry.</param>
/// <param name="IsWorkspace">A member of the workspace.</param>
/// <param name="IsFirstParty">That, or a folder.</param>
/// <param name="IsPatched">The project changes it.</param>
internal sealed record YarnLocator(string Name, string? Address, bool IsWorkspace, bool IsFirstParty, bool IsPatched)
{
    private const string ArchiveUrl = "__archiveUrl=";

    /// <summary>Reads a resolution.</summary>
    public static YarnLocator Parse(string resolution)
    {
        var (name, reference) = YarnGraph.Split(resolution);
        var isPatched = reference.StartsWith("patch:", StringComparison.Ordinal);
        if (isPatched)
        {
            // patch:name@npm%3A1.0.0#path::version=… holds the locator of what is patched.
            reference = YarnGraph.Split(Uri.UnescapeDataString(reference[6..].Split('#')[0])).Range;
        }

        var isWorkspace = reference.StartsWith("workspace:", StringComparison.Ordinal);
        var isFolder = reference.StartsWith("link:", StringComparison.Ordinal) || reference.StartsWith("portal:", StringComparison.Ordinal)
            || (reference.StartsWith("file:", StringComparison.Ordinal) && !NodeSource.IsArchive(reference.Split("::")[0]));
        return new YarnLocator(name, AddressIn(reference), isWorkspace, isWorkspace || isFolder, isPatched);
    }

    private static string? AddressIn(string reference)
    {
        if (reference.StartsWith("npm:", StringComparison.Ordinal))
        {
            var archive = reference.IndexOf(ArchiveUrl, StringComparison.Ordinal);
            return archive < 0 ? null : Uri.UnescapeDataString(reference[(archive + ArchiveUrl.Length)..].Split('&')[0]);
        }

        // file:./x.tgz#./x.tgz::hash=…&locator=…
        return reference.StartsWith("file:", StringComparison.Ordinal) ? reference.Split("::")[0].Split('#')[0]
            : reference.Length > 0 && !char.IsAsciiDigit(reference[0]) ? reference
            : null;
    }
}
