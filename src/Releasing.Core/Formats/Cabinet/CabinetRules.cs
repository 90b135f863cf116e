using System.Text;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Formats.Cabinet;

/// <summary>What a cabinet must hold to be written: names that fit, once each, and no more than the format can say.</summary>
internal static class CabinetRules
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Checks folders, and gives each file its place.</summary>
    /// <exception cref="InvalidInputException">Something does not fit.</exception>
    public static IReadOnlyList<CabinetFileRecord> Check(IReadOnlyList<CabinetFolder> folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        if (folders.Count is 0 or > CabinetLimits.Files || folders.Any(folder => folder.Files.Count == 0))
        {
            throw new InvalidInputException("Cabinet", $"it has {folders.Count} folders, or one without files", $"Give it 1 to {CabinetLimits.Files} folders with files");
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var records = new List<CabinetFileRecord>();
        for (var i = 0; i < folders.Count; i++)
        {
            var offset = 0L;
            foreach (var file in folders[i].Files)
            {
                var name = Name(file.Name);
                if (!names.Add(file.Name))
                {
                    throw new InvalidInputException(Where(file), "another has the same name, or one that differs in case alone", "Give every file a name of its own");
                }

                var length = Length(file);
                records.Add(new CabinetFileRecord(name, name.Length != file.Name.Length, i, offset, length, file));
                offset += length;
            }

            if (offset > CabinetLimits.FileLength)
            {
                throw new InvalidInputException("Cabinet", $"folder {i} has {offset} bytes, and at most {CabinetLimits.FileLength} fit", "Divide its files over several folders");
            }
        }

        return records.Count <= CabinetLimits.Files
            ? records
            : throw new InvalidInputException("Cabinet", $"it has {records.Count} files, and at most {CabinetLimits.Files} fit", "Divide the files over several cabinets");
    }

    /// <summary>A file's length, which must fit.</summary>
    /// <exception cref="InvalidInputException">The file is too long, or missing.</exception>
    public static long Length(CabinetFile file) =>
        file.Content.Length is <= CabinetLimits.FileLength and var length
            ? length
            : throw new InvalidInputException(Where(file), $"it has {file.Content.Length} bytes, and a cabinet's file at most {CabinetLimits.FileLength}", "Divide it, or leave it out of the installer");

    private static byte[] Name(string name)
    {
        var where = $"Cabinet file '{PlainText.Line(name)}'";
        if (name.Length == 0 || name.Any(char.IsControl))
        {
            throw new InvalidInputException(where, "the name is empty or holds a control character", "Choose another name");
        }

        try
        {
            return s_utf8.GetBytes(name) is { Length: <= CabinetLimits.NameBytes } bytes
                ? bytes
                : throw new InvalidInputException(where, $"the name has more than {CabinetLimits.NameBytes} bytes", "Shorten it");
        }
        catch (EncoderFallbackException error)
        {
            throw new InvalidInputException(where, "the name is not text (an unpaired surrogate)", "Choose another name", error);
        }
    }

    private static string Where(CabinetFile file) => $"Cabinet file '{PlainText.Line(file.Name)}'";
}
