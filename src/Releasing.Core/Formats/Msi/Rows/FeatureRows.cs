namespace Releasing.Formats.Msi.Rows;

/// <summary>The features: a main one, and below it those that can be chosen.</summary>
internal sealed class FeatureRows
{
    /// <summary>The feature that is always installed.</summary>
    public const string Main = "Main";

    private const int Installed = 1;

    // Above the default of INSTALLLEVEL, which is 1: installed only when asked for.
    private const int OnRequest = 100;

    private readonly MsiPackage _package;

    public FeatureRows(MsiPackage package) => _package = package;

    public void Add(MsiTables tables)
    {
        tables.Add("Feature", Main, null, Title(_package.Name), null, 1, Installed, MsiLayout.InstallFolder, 0);
        var display = 1;
        foreach (var feature in _package.Features)
        {
            display += 2;
            tables.Add("Feature", feature.Id, Main, feature.Title, feature.Description, display, feature.IsOptional ? OnRequest : Installed, null, 0);
        }
    }

    /// <summary>The feature of a file: the one that names it or the nearest folder above it.</summary>
    public string Of(string path) => _package.Features
        .SelectMany(feature => feature.Paths.Select(prefix => (Feature: feature.Id, Prefix: prefix.TrimEnd('/'))))
        .Where(claim => string.Equals(path, claim.Prefix, StringComparison.OrdinalIgnoreCase) || path.StartsWith(claim.Prefix + "/", StringComparison.OrdinalIgnoreCase))
        .OrderByDescending(claim => claim.Prefix.Length)
        .Select(claim => claim.Feature)
        .FirstOrDefault(Main);

    private static string Title(string name) => name.Length > 64 ? name[..64] : name;
}
