using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Releasing.Files;
using Releasing.Formats.Ico;
using Releasing.Formats.Msi.UserInterface;

namespace Releasing.Formats.Msi.Rows;

/// <summary>The rows of a whole package, but for where its files lie in cabinets.</summary>
internal sealed class MsiContents
{
    private MsiContents(MsiLayout layout, MsiTables tables, string productCode, string packageCode)
    {
        (Layout, Tables, ProductCode, PackageCode) = (layout, tables, productCode, packageCode);
    }

    public MsiLayout Layout { get; }

    public MsiTables Tables { get; }

    public string ProductCode { get; }

    public string PackageCode { get; }

    /// <summary>Turns the model into rows; every file is read once.</summary>
    /// <param name="package">A package without problems.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="Failures.ReleaseException">A file is missing.</exception>
    public static async Task<MsiContents> OfAsync(MsiPackage package, CancellationToken cancellationToken)
    {
        var layout = new MsiLayout(package);
        var facts = new Dictionary<string, MsiFileFacts>(StringComparer.Ordinal);
        foreach (var file in layout.Files)
        {
            facts.Add(file.Path, await MsiFileFacts.OfAsync(file.Content, cancellationToken));
        }

        var tables = new MsiTables();
        var features = new FeatureRows(package);
        features.Add(tables);
        DirectoryRows.Add(tables, layout);
        DirectoryRows.AddRemoval(tables, layout);
        FileRows.Add(tables, layout, features, facts);
        SystemRows.Add(tables, layout, features);
        RememberedFolderRows.Add(tables, layout);
        PropertyRows.Add(tables, package);
        if (package.Icon is not null)
        {
            tables.Add("Icon", PropertyRows.IconId, IcoFile.Of(package.Icon));
        }

        SequenceRows.Add(tables);
        if (package.HasUserInterface)
        {
            Dialogs.Add(tables, package);
        }

        var digest = Digest(tables, facts);
        var productCode = MsiGuid.OfProduct(package, digest);
        PropertyRows.AddProductCode(tables, productCode);
        return new MsiContents(layout, tables, productCode, MsiGuid.OfPackage(package, productCode, digest));
    }

    // All rows and the digests of all files: what is the same here is the same package.
    private static string Digest(MsiTables tables, Dictionary<string, MsiFileFacts> facts)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in tables.All)
        {
            Append(digest, table.Name);
            foreach (var value in table.Rows.SelectMany(row => row))
            {
                Append(digest, value is ContentSource content ? DigestOf(content) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
            }
        }

        foreach (var (path, fact) in facts)
        {
            Append(digest, path);
            Append(digest, fact.Sha256);
        }

        return Convert.ToHexStringLower(digest.GetCurrentHash());
    }

    private static void Append(IncrementalHash digest, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        digest.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{bytes.Length}:")));
        digest.AppendData(bytes);
    }

    private static string DigestOf(ContentSource content)
    {
        using var stream = content.Open();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
