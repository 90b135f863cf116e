using Releasing.Failures;

namespace Releasing.Formats.Cabinet;

/// <summary>Divides files over cabinets and folders so that all fits.</summary>
public static class CabinetPlan
{
    /// <summary>Divides files in their order.</summary>
    /// <param name="files">The files.</param>
    /// <param name="compression">How they are compressed.</param>
    /// <returns>The folders of each cabinet. A cabinet stays below 2 GiB also where nothing can be compressed; what is in one depends on lengths and names alone.</returns>
    /// <exception cref="ReleaseException">A file is too long for any cabinet, or missing.</exception>
    public static IReadOnlyList<IReadOnlyList<CabinetFolder>> Split(IEnumerable<CabinetFile> files, CabinetCompression compression = CabinetCompression.Mszip)
    {
        ArgumentNullException.ThrowIfNull(files);
        var cabinets = new List<IReadOnlyList<CabinetFolder>>();
        var current = new List<CabinetFile>();
        var (length, records) = (0L, (long)CabinetRecord.HeaderLength);
        foreach (var file in files)
        {
            var fileLength = CabinetRules.Length(file);
            var record = CabinetRecord.FileLength + CabinetLimits.NameBytes + 1;
            if (current.Count == CabinetLimits.Files || (current.Count > 0 && !Fits(length + fileLength, records + record)))
            {
                cabinets.Add(Folders(current, compression));
                current = [];
                (length, records) = (0, CabinetRecord.HeaderLength);
            }

            current.Add(file);
            length += fileLength;
            records += record;
        }

        if (current.Count > 0)
        {
            cabinets.Add(Folders(current, compression));
        }

        return cabinets;
    }

    // A folder takes all that a cabinet does, or nearly.
    private static IReadOnlyList<CabinetFolder> Folders(IReadOnlyList<CabinetFile> files, CabinetCompression compression) => [new CabinetFolder(files, compression)];

    private static bool Fits(long length, long records)
    {
        var blocks = (length + CabinetLimits.BlockLength - 1) / CabinetLimits.BlockLength;
        return length <= CabinetLimits.FileLength && records + CabinetRecord.FolderLength + length + (blocks * CabinetLimits.MszipGrowth) <= CabinetLimits.CabinetLength;
    }
}
