namespace Releasing.Sboms.Go;

/// <summary>A module that build info or go.mod names.</summary>
/// <param name="Path">The module path, such as <c>golang.org/x/sys</c>.</param>
/// <param name="Version">With its <c>v</c>; null for sources without a version.</param>
/// <param name="Sum">The hash as go.sum writes it, <c>h1:…</c>; null when none is told.</param>
/// <param name="IsLocal">Its code lies in a folder beside the project.</param>
internal sealed record GoModuleRow(string Path, string? Version, string? Sum, bool IsLocal = false)
{
    /// <summary>
    /// The module whose code is really there: of a replacement by a module, that one; of one by a folder, the module itself, the project's own, whose required version says nothing of the folder.
    /// </summary>
    public GoModuleRow ReplacedBy(GoModuleRow replacement) =>
        IsFolder(replacement) ? new GoModuleRow(Path, null, null, IsLocal: true) : replacement;

    public Component ToComponent(bool isFirstParty, string evidence) => new()
    {
        Ecosystem = Ecosystem.Go,
        Name = Path,
        Version = Version,
        IsFirstParty = isFirstParty || IsLocal,
        ContentSum = Sum,
        FoundIn = [evidence],
    };

    // Go Modules Reference, "replace directive": a path that begins with ./ or ../, or an absolute one, and only such a one goes without a version.
    private static bool IsFolder(GoModuleRow replacement) =>
        replacement.Version is null || replacement.Path.StartsWith("./", StringComparison.Ordinal) || replacement.Path.StartsWith("../", StringComparison.Ordinal);
}
