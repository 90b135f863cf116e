using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.Cabinet;
using Releasing.Formats.Gzip;
using Releasing.Formats.Msi.Database;
using Releasing.Formats.Msi.Rows;
using Releasing.Formats.Msi.Rules;

namespace Releasing.Formats.Msi;

/// <summary>Writes packages of Windows Installer. The same package gives the same bytes.</summary>
public static class MsiFile
{
    // Windows Installer 5 (Page Count summary property), which arm64 needs and Windows 7 has.
    private const int NeededInstaller = 500;

    // Word Count summary property: 2, compressed; 8, no elevation.
    private const int Compressed = 2;
    private const int WithoutElevation = 8;

    // Security summary property: opening it read-only is recommended.
    private const int ReadOnlyRecommended = 2;

    /// <summary>Writes a package; after a failure nothing is at its place.</summary>
    /// <param name="path">Where it goes; the folder is made when missing.</param>
    /// <param name="package">The package.</param>
    /// <param name="settings">How the files are compressed; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>Path, size and digests.</returns>
    /// <exception cref="PreflightException">The package breaks rules; the message names every field and rule.</exception>
    /// <exception cref="ReleaseException">A file is missing or changed while it was read.</exception>
    public static async Task<WrittenFile> WriteAsync(string path, MsiPackage package, DeflateSettings? settings = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(package);
        Refuse(package, [.. package.Problems(), .. Sizes(package)]);
        var contents = await MsiContents.OfAsync(package, cancellationToken);
        var cabinets = CabinetPlan.Split(contents.Layout.Files.Select(file => new CabinetFile(file.Id, file.Content, package.ModificationTime)));
        MediaRows.Add(contents.Tables, cabinets);
        ValidationRows.Add(contents.Tables);
        Refuse(package, TableRules.Problems(contents.Tables));

        var database = new MsiDatabase { Summary = Summary(package, contents.PackageCode) };
        foreach (var table in contents.Tables.All)
        {
            database.Tables.Add(table);
        }

        var spools = new List<CabinetSpool>();
        try
        {
            for (var number = 1; number <= cabinets.Count; number++)
            {
                spools.Add(await CabinetSpool.CreateAsync(path, number, cabinets[number - 1], settings, cancellationToken));
                database.Streams.Add(MediaRows.StreamName(number), spools[^1].Content);
            }

            return await MsiDatabaseWriter.WriteAsync(path, database, cancellationToken);
        }
        finally
        {
            foreach (var spool in spools)
            {
                await spool.DisposeAsync();
            }
        }
    }

    private static MsiSummary Summary(MsiPackage package, string packageCode) => new()
    {
        Title = "Installation Database",
        Subject = package.Name,
        Author = package.Manufacturer,
        Keywords = "Installer",
        Comments = $"This installer database contains the logic and data required to install {package.Name}.",
        Template = Platform(package.Architecture) + ";1033",
        RevisionNumber = packageCode,
        CreateTime = package.ModificationTime,
        LastSaveTime = package.ModificationTime,
        PageCount = NeededInstaller,
        WordCount = Compressed | (package.Scope == MsiScope.PerUser ? WithoutElevation : 0),
        CreatingApplication = "Releasing.Cake",
        Security = ReadOnlyRecommended,
    };

    private static string Platform(MsiArchitecture architecture) => architecture switch
    {
        MsiArchitecture.X64 => "x64",
        MsiArchitecture.Arm64 => "Arm64",
        _ => "Intel",
    };

    private static IEnumerable<string> Sizes(MsiPackage package) =>
        from entry in package.Files
        where entry.Kind == EntryKind.File && entry.Content!.Length > CabinetLimits.FileLength
        select $"Files: '{entry.Name}' has {entry.Content!.Length} bytes, and a cabinet takes {CabinetLimits.FileLength} at most (FileSize). Divide it, or leave it out.";

    private static void Refuse(MsiPackage package, IReadOnlyList<string> problems)
    {
        if (problems.Count > 0)
        {
            throw new PreflightException(package.FileName, problems);
        }
    }
}
