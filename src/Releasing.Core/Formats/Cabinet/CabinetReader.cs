using Releasing.Failures;
using Releasing.Files;

namespace Releasing.Formats.Cabinet;

/// <summary>
/// Reads a cabinet (MS-CAB) from its start to its end; memory depends on the number of files alone. What is not as the format has it is refused: places that are
/// not one behind the other, checksums and lengths that do not fit, bytes behind the end.
/// </summary>
public static class CabinetReader
{
    /// <summary>Goes through the files in their order. All data is checked, whether it is read or not.</summary>
    /// <param name="cabinet">The cabinet, opened when the first file is asked for.</param>
    /// <exception cref="InvalidInputException">It is damaged, is compressed otherwise than with MSZIP, or is a part of a set.</exception>
    public static IEnumerable<CabinetEntry> Read(ContentSource cabinet)
    {
        ArgumentNullException.ThrowIfNull(cabinet);
        return ReadFiles(cabinet);
    }

    private static IEnumerable<CabinetEntry> ReadFiles(ContentSource cabinet)
    {
        using var stream = new BufferedStream(cabinet.Open(), 256 * 1024);
        var input = new CabinetInput(stream, cabinet.Origin);
        var index = CabinetIndex.Read(input);
        if (index.Length != cabinet.Length)
        {
            throw input.Damaged(8, $"it says that it has {index.Length} bytes, and it has {cabinet.Length}");
        }

        var left = index.Folders.Select(folder => 0L).ToArray();
        foreach (var file in index.Files)
        {
            left[file.Folder] += file.Length;
        }

        CabinetFolderInput? folder = null;
        var last = -1;
        foreach (var file in index.Files)
        {
            if (folder is null || file.Folder != last)
            {
                last = file.Folder;
                folder = new CabinetFolderInput(input, index.Folders[last], index.DataReserve);
            }

            using var content = new CabinetFileInput(folder, file.Length, left[last]);
            yield return new CabinetEntry(file.Name, file.Length, file.Time, file.Attributes, last, content);
            content.Finish();
            left[last] -= file.Length;
        }

        if (last != index.Folders.Count - 1 || input.Position != index.Length)
        {
            throw input.Damaged(input.Position, "a folder has no files, or bytes follow its last data");
        }
    }
}
