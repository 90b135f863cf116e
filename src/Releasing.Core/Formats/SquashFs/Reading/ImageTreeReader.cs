using System.Globalization;
using Releasing.Formats.Archives;
using Releasing.Formats.Binaries;

namespace Releasing.Formats.SquashFs;

/// <summary>Walks through the directories of an image. Neither its depth nor a circle in it costs more than there are inodes.</summary>
internal sealed class ImageTreeReader(HeaderReader reader, Superblock superblock, ImageTables tables)
{
    private const int MostEntries = 4 * 1024 * 1024;
    private const int LongestPath = 16 * 1024;

    private readonly List<SquashFsEntry> _entries = [];
    private readonly HashSet<uint> _numbers = [];
    private readonly Stack<(string Path, Inode Inode)> _waiting = new();

    /// <summary>Everything in the image, the root first.</summary>
    public IReadOnlyList<SquashFsEntry> Read()
    {
        var directories = new DirectoryReader(tables.Directories, reader);
        Add("", ReadInode(new ImageEntry([], InodeType.Directory, 0, new MetadataPosition((uint)(superblock.Root >> 16), (ushort)superblock.Root)), isRoot: true));
        while (_waiting.TryPop(out var directory))
        {
            foreach (var (name, entry) in directories.Read(directory.Inode.Listing!))
            {
                var inode = ReadInode(entry, isRoot: false);
                if (inode.Listing is not null && inode.Parent != directory.Inode.Number)
                {
                    throw reader.Wrong("SquashFS inode", "names another parent than the directory it lies in");
                }

                Add(directory.Path.Length == 0 ? name : $"{directory.Path}/{name}", inode);
            }
        }

        return _numbers.Count == superblock.Inodes
            ? _entries
            : throw reader.Wrong("SquashFS superblock", string.Create(CultureInfo.InvariantCulture, $"names {superblock.Inodes} inodes, and there are {_numbers.Count}"));
    }

    private Inode ReadInode(ImageEntry entry, bool isRoot)
    {
        tables.Inodes.Seek(entry.Inode.Block, entry.Inode.Offset);
        var inode = Inode.Read(tables.Inodes, reader, superblock);
        if (InodeType.BasicOf(inode.Type) != entry.Type || (!isRoot && inode.Number != entry.Number) || inode.Number == 0 || inode.Number > superblock.Inodes)
        {
            throw reader.Wrong("SquashFS inode", "is not the one that its directory names");
        }

        if (tables.Exports is { } exports)
        {
            exports.SeekTo((inode.Number - 1L) * sizeof(ulong));
            if (exports.U64() != entry.Inode.Reference)
            {
                throw reader.Wrong("SquashFS export table", "names another place for an inode");
            }
        }

        return inode;
    }

    private void Add(string path, Inode inode)
    {
        if (!_numbers.Add(inode.Number) && inode.Listing is not null)
        {
            throw reader.Wrong("SquashFS directory", "lies in itself or in two others");
        }

        if (_entries.Count == MostEntries || path.Length > LongestPath)
        {
            throw reader.Wrong("SquashFS directory", $"has more than {MostEntries} entries below it, or one with a path of more than {LongestPath} characters");
        }

        _entries.Add(Entry(path, inode));
        if (inode.Listing is not null)
        {
            _waiting.Push((path, inode));
        }
    }

    private SquashFsEntry Entry(string path, Inode inode)
    {
        if (inode.User >= tables.Owners.Count || inode.Group >= tables.Owners.Count)
        {
            throw reader.Wrong("SquashFS inode", "names an owner that is not in the table");
        }

        return new SquashFsEntry
        {
            Path = path,
            Kind = inode.Listing is not null ? EntryKind.Directory : inode.LinkTarget is not null ? EntryKind.SymbolicLink : EntryKind.File,
            Mode = inode.Mode,
            User = tables.Owners[inode.User],
            Group = tables.Owners[inode.Group],
            ModificationTime = DateTimeOffset.FromUnixTimeSeconds(inode.Seconds),
            LinkTarget = inode.LinkTarget,
            Data = inode.Data,
        };
    }
}
