using Releasing.Artifacts;
using Releasing.Sboms;
using Releasing.Sboms.Sources;

namespace Releasing.Benchmarks.Workers;

/// <summary>Writes the SBOM of a folder with a lock file, as the task does, in a process of its own.</summary>
internal static class SbomWorker
{
    /// <summary>Arguments: the folder, the name of the lock file in it, and the file to write.</summary>
    public static async Task<int> RunAsync(string folder, string lockFile, string output)
    {
        var found = await new InventorySources().OfRepositoryAsync(folder, [lockFile]);
        var digest = await FileDigest.OfFileAsync(Path.Combine(folder, lockFile));
        var bom = new Bom
        {
            Subject = new BomSubject
            {
                Name = "bench",
                Version = "1.0.0",
                PackageUrl = "pkg:generic/bench@1.0.0",
                Purpose = BomPurpose.Archive,
                Supplier = new BomParty("Bench", "bench@example.org"),
                Hashes = [new ComponentHash("SHA-256", digest.Sha256)],
                Inventories = [.. found.Files.Select(file => file.Inventory)],
            },
            Phase = BomPhase.DuringBuild,
            Timestamp = DateTimeOffset.UnixEpoch,
            Tool = new BomTool("bench", "1.0.0"),
        };
        await SbomFile.WriteAsync(output, bom, SbomFormat.CycloneDx16);
        return 0;
    }
}
