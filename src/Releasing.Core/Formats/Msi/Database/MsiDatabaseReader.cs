using Releasing.Failures;
using Releasing.Formats.CompoundFile;
using Releasing.Text;

namespace Releasing.Formats.Msi.Database;

/// <summary>
/// Reads an installer database; tables are held, streams are read when somebody opens them. Everything that does not fit together is refused: the compound file's
/// structure, rows out of order, references to texts that are not there or are counted otherwise, streams that are missing.
/// </summary>
public static class MsiDatabaseReader
{
    /// <summary>Reads a database.</summary>
    /// <param name="path">Path of the file, which must not change while its streams are read.</param>
    /// <returns>What <see cref="MsiDatabaseWriter"/> would have been given; <see cref="Cabinet.CabinetReader"/> reads the cabinets among its streams.</returns>
    /// <exception cref="ReleaseException">The file is missing, no installer package, or damaged.</exception>
    public static MsiDatabase Open(string path) => Open(path, comparesCounts: true);

    /// <summary>As <see cref="Open(string)"/>, for files of programs that count references to texts otherwise than Windows Installer does, as msitools' wixl.</summary>
    /// <param name="path">Path of the file.</param>
    /// <returns>As above.</returns>
    /// <exception cref="ReleaseException">As above, but for the numbers of references.</exception>
    public static MsiDatabase OpenForeign(string path) => Open(path, comparesCounts: false);

    private static MsiDatabase Open(string path, bool comparesCounts)
    {
        var root = CompoundFileReader.Open(path);
        if (root.ClassId != MsiDatabaseWriter.ClassId)
        {
            throw new InvalidInputException(path, $"its class is {root.ClassId:B}, and that of an installer package is {MsiDatabaseWriter.ClassId:B}", "Take an installer package (.msi), no patch or transform");
        }

        var input = new MsiDatabaseInput(path, root);
        var database = new MsiDatabase();
        if (input.TakeStream(MsiSummaryStream.Name) is { } summary)
        {
            database.Summary = MsiSummaryInput.Read(input.ReadAll(summary), input);
        }

        var pool = new MsiStringPoolInput(input);
        database.Codepage = pool.Codepage;
        foreach (var table in Tables(input, pool))
        {
            MsiTableInput.Read(table, input, pool);
            database.Tables.Add(table);
        }

        if (comparesCounts)
        {
            pool.CheckCounts();
        }

        if (input.TableNames.FirstOrDefault() is { } stranger)
        {
            throw input.Damaged($"there is a stream for table '{PlainText.Line(stranger)}', which is not among the tables");
        }

        foreach (var (name, content) in input.Streams)
        {
            database.Streams.Add(name, content);
        }

        return database;
    }

    private static IEnumerable<MsiTable> Tables(MsiDatabaseInput input, MsiStringPoolInput pool)
    {
        var (names, definitions) = (MsiSystemTables.Tables(), MsiSystemTables.Columns());
        MsiTableInput.Read(names, input, pool);
        MsiTableInput.Read(definitions, input, pool);
        var columns = definitions.Rows.ToLookup(row => (string)row[0]!, StringComparer.Ordinal);
        if (columns.Count != names.Rows.Count)
        {
            throw input.Damaged($"_Tables has {names.Rows.Count} tables and _Columns columns of {columns.Count}");
        }

        return [.. names.Rows.Select(row => Table((string)row[0]!, [.. columns[(string)row[0]!]], input))];
    }

    private static MsiTable Table(string name, IReadOnlyList<IReadOnlyList<object?>> rows, MsiDatabaseInput input)
    {
        var columns = new List<MsiColumn>();
        foreach (var row in rows)
        {
            var column = (int)row[1]! == columns.Count + 1 ? MsiColumn.FromBits((string)row[2]!, (int)row[3]!) : null;
            columns.Add(column ?? throw input.Damaged($"column {row[1]} of table '{PlainText.Line(name)}' has a number or type that it cannot have"));
        }

        try
        {
            return new MsiTable(name, [.. columns]);
        }
        catch (InvalidInputException error)
        {
            throw input.Damaged(error.Message.TrimEnd('.'), error);
        }
    }
}
