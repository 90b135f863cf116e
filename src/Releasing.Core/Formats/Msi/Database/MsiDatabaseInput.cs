using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.CompoundFile;
using Releasing.Text;

namespace Releasing.Formats.Msi.Database;

/// <summary>The streams of a database that is read, by the names that people know.</summary>
internal sealed class MsiDatabaseInput
{
    // All strings and rows are held; the largest installers have some tens of megabytes of them.
    private const long LongestTable = 256 * 1024 * 1024;

    private readonly string _path;
    private readonly Dictionary<string, ContentSource> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ContentSource> _streams = new(StringComparer.Ordinal);

    /// <summary>Names the streams of a compound file.</summary>
    /// <exception cref="InvalidInputException">It holds storages, as patches and transforms do, or a name that is not as Windows Installer writes it.</exception>
    public MsiDatabaseInput(string path, CompoundStorage root)
    {
        _path = path;
        if (root.Storages.FirstOrDefault() is { } storage)
        {
            throw new InvalidInputException(path, $"it holds the storage '{PlainText.Line(MsiStreamName.Decode(storage.Name))}', as patches and embedded transforms do", "Take an installer package without them");
        }

        foreach (var stream in root.Streams)
        {
            var isTable = MsiStreamName.IsTable(stream.Name);
            var name = MsiStreamName.Decode(stream.Name);
            if (MsiStreamName.Encode(name, isTable) != stream.Name)
            {
                throw Damaged($"the name of stream '{PlainText.Line(name)}' is not encoded as Windows Installer does it");
            }

            (isTable ? _tables : _streams).Add(name, stream.Content);
        }
    }

    /// <summary>What is left of the streams that belong to no table.</summary>
    public IReadOnlyDictionary<string, ContentSource> Streams => _streams;

    /// <summary>What is left of the tables' streams.</summary>
    public IReadOnlyCollection<string> TableNames => _tables.Keys;

    /// <summary>Takes the bytes of a table's stream; empty when there is none.</summary>
    /// <exception cref="InvalidInputException">The stream is longer than any table can be.</exception>
    public byte[] TakeTable(string name) => _tables.Remove(name, out var content) ? ReadAll(content) : [];

    /// <summary>Takes a stream; null when there is none.</summary>
    public ContentSource? TakeStream(string name) => _streams.Remove(name, out var content) ? content : null;

    /// <summary>All bytes of a short stream.</summary>
    /// <exception cref="InvalidInputException">It is too long.</exception>
    public byte[] ReadAll(ContentSource content)
    {
        if (content.Length > LongestTable)
        {
            throw Damaged($"{content.Origin} has {content.Length} bytes, and tables of more than {LongestTable} are not read");
        }

        var bytes = new byte[content.Length];
        using var stream = content.Open();
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The failure to be thrown.</summary>
    /// <param name="what">What is wrong.</param>
    /// <param name="inner">What revealed it.</param>
    public InvalidInputException Damaged(string what, Exception? inner = null) => new(_path, $"the installer database is damaged: {what}", "Make it again, or fetch it again", inner);
}
