using Releasing.Formats.Cabinet;
using Releasing.Formats.Msi.Database;

namespace Releasing.Verification.Folders.Contents;

/// <summary>The files that a Windows Installer package brings, out of the cabinets in it.</summary>
internal static class InstallerPackageScan
{
    /// <summary>Shows every file, by its place below the target folder.</summary>
    /// <returns>Why nothing was looked at; null when all was.</returns>
    public static async Task<string?> RunAsync(string path, ContentBudget budget, MemberVisitor visit, CancellationToken cancellationToken)
    {
        var database = MsiDatabaseReader.OpenForeign(path);
        var places = InstalledPlaces.Of(database);
        var cabinets = InstalledPlaces.Rows(database, "Media").Select(row => row.Text("Cabinet") ?? "").ToList();
        if (places.Count > 0 && cabinets.Exists(cabinet => !cabinet.StartsWith('#')))
        {
            return "its files lie outside of it";
        }

        foreach (var cabinet in cabinets.Where(cabinet => cabinet.StartsWith('#')).Select(cabinet => cabinet[1..]))
        {
            var content = database.Streams.TryGetValue(cabinet, out var found) ? found : throw Damaged($"the cabinet '{cabinet}' is not in it");
            foreach (var entry in CabinetReader.Read(content))
            {
                budget.Member();
                await using var bytes = new BudgetStream(entry.Content, budget);
                var place = places.Remove(entry.Name, out var known) ? known : throw Damaged($"the file '{entry.Name}' of a cabinet is not in its tables, or is there twice");
                await visit(new ScannedMember(place, MemberKind.File, Mode: null), bytes, cancellationToken);
                await bytes.CopyToAsync(Stream.Null, cancellationToken);
            }
        }

        return places.Count == 0 ? null : throw Damaged($"the file '{places.Keys.First()}' is in none of its cabinets");
    }

    private static CheckFailedException Damaged(string what) => new(FolderReason.ContentsMalformed, $"The package is damaged: {Text.PlainText.Line(what)}.");
}
