using System.Globalization;
using Releasing.Formats.Cabinet;

namespace Releasing.Formats.Msi.Rows;

/// <summary>The Media table: which files lie in which cabinet.</summary>
internal static class MediaRows
{
    /// <summary>The name of a cabinet's stream.</summary>
    /// <param name="number">Its number from 1 on.</param>
    public static string StreamName(int number) => string.Create(CultureInfo.InvariantCulture, $"files{number}.cab");

    public static void Add(MsiTables tables, IReadOnlyList<IReadOnlyList<CabinetFolder>> cabinets)
    {
        var last = 0;
        for (var number = 1; number <= cabinets.Count; number++)
        {
            last += cabinets[number - 1].Sum(folder => folder.Files.Count);
            tables.Add("Media", number, last, null, "#" + StreamName(number), null, null);
        }
    }
}
