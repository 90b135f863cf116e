using System.Numerics;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Text;

namespace Releasing.Formats.CompoundFile;

/// <summary>The directory of a file that is to be written: the root first, then the contents of each storage in their order.</summary>
internal sealed class CompoundDirectory
{
    private readonly List<DirectoryEntry> _entries = [];
    private readonly List<(DirectoryEntry Entry, ContentSource Content)> _streams = [];

    private CompoundDirectory()
    {
    }

    /// <summary>All entries, the root first.</summary>
    public IReadOnlyList<DirectoryEntry> Entries => _entries;

    /// <summary>The streams in the order in which their bytes are written, with their lengths as of now.</summary>
    public IReadOnlyList<(DirectoryEntry Entry, ContentSource Content)> Streams => _streams;

    /// <summary>Lays out the directory of a root.</summary>
    /// <exception cref="InvalidInputException">A name is not allowed, or two things in a storage have the same.</exception>
    public static CompoundDirectory Of(CompoundStorage root)
    {
        var directory = new CompoundDirectory();
        directory._entries.Add(new DirectoryEntry { Name = CompoundName.Root, Kind = DirectoryEntryKind.Root, ClassId = root.ClassId, Start = SectorNumber.EndOfChain });
        var waiting = new Queue<(CompoundStorage Storage, DirectoryEntry Entry)>([(root, directory._entries[0])]);
        while (waiting.TryDequeue(out var next))
        {
            directory.Add(next.Storage, next.Entry, waiting);
        }

        return directory;
    }

    private void Add(CompoundStorage storage, DirectoryEntry parent, Queue<(CompoundStorage Storage, DirectoryEntry Entry)> waiting)
    {
        var inside = new SortedDictionary<string, object>(CompoundName.Order);
        foreach (var (name, item) in storage.Streams.Select(stream => (stream.Name, (object)stream)).Concat(storage.Storages.Select(inner => (inner.Name, (object)inner))))
        {
            CompoundName.Check(name);
            if (!inside.TryAdd(name, item))
            {
                throw new InvalidInputException($"Stream '{PlainText.Line(name)}'", "another has the same name, or one that differs in case alone", "Give every stream a name of its own");
            }
        }

        var first = _entries.Count;
        foreach (var (name, item) in inside)
        {
            if (item is CompoundMember stream)
            {
                var entry = new DirectoryEntry { Name = name, Kind = DirectoryEntryKind.Stream, Start = SectorNumber.EndOfChain, Length = stream.Content.Length };
                _entries.Add(entry);
                _streams.Add((entry, stream.Content));
            }
            else
            {
                var inner = (CompoundStorage)item;
                var entry = new DirectoryEntry { Name = name, Kind = DirectoryEntryKind.Storage, ClassId = inner.ClassId };
                _entries.Add(entry);
                waiting.Enqueue((inner, entry));
            }
        }

        parent.Child = Tree(first, inside.Count, BitOperations.Log2((uint)inside.Count + 1));
    }

    /// <summary>
    /// Makes a red-black tree of entries that stand in their order: the middle one is the root, so that all levels but the last are full. What is on that last
    /// level is red and all else black: every way down passes the same number of black nodes. Depth is the logarithm of the number.
    /// </summary>
    private uint Tree(int first, int count, int fullLevels)
    {
        if (count == 0)
        {
            return SectorNumber.NoEntry;
        }

        var middle = first + (count / 2);
        var entry = _entries[middle];
        entry.IsRed = fullLevels == 0;
        entry.Left = Tree(first, middle - first, fullLevels - 1);
        entry.Right = Tree(middle + 1, first + count - middle - 1, fullLevels - 1);
        return (uint)middle;
    }
}
