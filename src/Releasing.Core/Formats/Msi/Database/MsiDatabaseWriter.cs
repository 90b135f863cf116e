using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.CompoundFile;
using Releasing.Text;

namespace Releasing.Formats.Msi.Database;

/// <summary>
/// Writes an installer database. The bytes depend on what is in it alone, not on the order in which tables and rows were added; streams are copied, not held.
/// </summary>
public static class MsiDatabaseWriter
{
    /// <summary>What Windows and file(1) know an installer package by.</summary>
    internal static Guid ClassId { get; } = new("000C1084-0000-0000-C000-000000000046");

    /// <summary>Writes a database to a file, which appears whole or not at all.</summary>
    /// <param name="path">The file; its folder is made when missing.</param>
    /// <param name="database">What is written.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>Path, size and digest of the file.</returns>
    /// <exception cref="ReleaseException">Two rows have one key, a text does not fit its code page, a name does not fit, or a stream changed while it was read.</exception>
    public static Task<WrittenFile> WriteAsync(string path, MsiDatabase database, CancellationToken cancellationToken = default)
    {
        var root = Storage(database);
        return AtomicFile.WriteHashedAsync(path, (stream, token) => CompoundFileWriter.WriteAsync(stream, root, null, token), cancellationToken: cancellationToken);
    }

    /// <summary>The compound file of a database.</summary>
    internal static CompoundStorage Storage(MsiDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        if (database.Tables.GroupBy(table => table.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new InvalidInputException($"Table '{twice.Key}'", "the database has it twice", "Put all rows in one");
        }

        MsiTable[] tables = [.. database.Tables, .. MsiSystemTables.Of(database.Tables)];
        var pool = MsiStringPool.Of(tables.SelectMany(table => table.Rows).SelectMany(row => row).OfType<string>(), database.Codepage);
        var root = new CompoundStorage { ClassId = ClassId };
        Add(root, MsiSummaryStream.Name, isTable: false, MsiSummaryStream.Bytes(database.Summary));
        Add(root, MsiSystemTables.PoolName, isTable: true, pool.Pool);
        Add(root, MsiSystemTables.DataName, isTable: true, pool.Data);
        // A table without rows has no stream.
        foreach (var table in tables.Where(table => table.Rows.Count > 0))
        {
            Add(root, table.Name, isTable: true, MsiTableStream.Bytes(table, pool));
            AddStreams(root, table);
        }

        foreach (var (name, content) in database.Streams)
        {
            Add(root, name, isTable: false, content);
        }

        return root;
    }

    private static void AddStreams(CompoundStorage root, MsiTable table)
    {
        foreach (var row in table.Rows)
        {
            foreach (var content in row.OfType<ContentSource>())
            {
                Add(root, MsiTableStream.StreamName(table, row), isTable: false, content);
            }
        }
    }

    private static void Add(CompoundStorage root, string name, bool isTable, ReadOnlyMemory<byte> bytes) => Add(root, name, isTable, ContentSource.FromBytes(bytes, name));

    private static void Add(CompoundStorage root, string name, bool isTable, ContentSource content)
    {
        var stored = MsiStreamName.Encode(name, isTable);
        if (CompoundName.Problem(stored) is { } problem)
        {
            throw new InvalidInputException($"Stream '{PlainText.Line(name)}' of the installer database", $"{problem} (encoded, two common characters count as one)", "Choose a shorter or plainer name");
        }

        root.Streams.Add(new CompoundMember(stored, content));
    }
}
