using Releasing.Sboms.Go;

namespace Releasing.Sboms.Sources;

/// <summary>
/// Puts the hashes of each go.sum onto the modules of the go.mod beside it. What only go.sum names was considered and not chosen, unless that go.mod is of a Go that leaves indirect modules out, or is not there.
/// </summary>
internal static class GoSums
{
    public static IReadOnlyList<LockFile> Attach(IReadOnlyList<LockFile> files)
    {
        var modules = files.Where(file => Named(file, "go.mod")).ToDictionary(file => file.Folder, StringComparer.Ordinal);
        var sums = files.Where(file => Named(file, "go.sum")).ToDictionary(file => file.Folder, StringComparer.Ordinal);
        return [.. files.Where(file => !Named(file, "go.sum") || !modules.TryGetValue(file.Folder, out var module) || LeavesOutIndirect(module))
            .Select(file => Named(file, "go.mod") && sums.TryGetValue(file.Folder, out var sum) ? file with { Inventory = InventoryMerge.Enrich(file.Inventory, sum.Inventory) } : file)];
    }

    private static bool Named(LockFile file, string name) => file.Path == name || file.Path.EndsWith("/" + name, StringComparison.Ordinal);

    private static bool LeavesOutIndirect(LockFile module) => module.Inventory.Gaps.Contains(GoMod.LeavesOutIndirect(module.Path));
}
