using Releasing.Failures;
using Releasing.Files;
using Releasing.Text;

namespace Releasing.Formats.CompoundFile;

/// <summary>
/// Reads a compound file (MS-CFB) of version 3 or 4. Its tables are held, which are less than a hundredth of it; its streams are read when somebody opens them.
/// Damage is refused: chains that leave the file, return or cross, a directory out of order, lengths that do not fit.
/// </summary>
public static class CompoundFileReader
{
    /// <summary>Reads the tables of a file.</summary>
    /// <param name="path">Path of the file, which must not change while its streams are read.</param>
    /// <returns>What is in it; contents open the file anew.</returns>
    /// <exception cref="ReleaseException">The file is missing, is no compound file, or is damaged.</exception>
    public static CompoundStorage Open(string path)
    {
        using var file = OpenFile(path);
        var input = new CompoundInput(file);
        var entries = ReadDirectory(input, out var offsets);
        var root = entries[0]!;
        var mini = new CompoundMiniStream(input, root);
        var tree = new CompoundTree(entries, (number, what) => input.Damaged(number < offsets.Count ? offsets[(int)number] : 0, what));
        var result = new CompoundStorage { ClassId = root.ClassId };
        var waiting = new Queue<(DirectoryEntry Entry, CompoundStorage Storage)>([(root, result)]);
        while (waiting.TryDequeue(out var next))
        {
            foreach (var (number, entry) in tree.Walk(next.Entry.Child))
            {
                Check(input, offsets[(int)number], entry);
                if (entry.Kind == DirectoryEntryKind.Storage)
                {
                    var storage = new CompoundStorage { Name = entry.Name, ClassId = entry.ClassId };
                    next.Storage.Storages.Add(storage);
                    waiting.Enqueue((entry, storage));
                }
                else
                {
                    next.Storage.Streams.Add(new CompoundMember(entry.Name, Content(path, input, mini, entry)));
                }
            }
        }

        return tree.Seen + 1 == entries.Count(entry => entry is not null)
            ? result
            : throw input.Damaged(0, "the directory has entries that belong to no storage");
    }

    private static FileStream OpenFile(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(path, $"the file cannot be read ({error.Message})", "Correct the path or its permissions", error);
        }
    }

    private static List<DirectoryEntry?> ReadDirectory(CompoundInput input, out IReadOnlyList<long> offsets)
    {
        const string What = "the directory";
        var count = input.CountChain(input.Header.DirectoryStart, What);
        if (input.Header.DirectoryCount != 0 && input.Header.DirectoryCount != count)
        {
            throw input.Damaged(40, $"the directory has {count} sectors, and the header says {input.Header.DirectoryCount}");
        }

        var extents = input.Chain(input.Header.DirectoryStart, count, What);
        var bytes = input.ReadBytes(extents);
        List<long> places = [.. extents.SelectMany(extent => Enumerable.Range(0, (int)(extent.Length / DirectoryEntry.Size)).Select(i => extent.Offset + ((long)i * DirectoryEntry.Size)))];
        var entries = new List<DirectoryEntry?>();
        for (var i = 0; i < places.Count; i++)
        {
            entries.Add(DirectoryEntry.Read(bytes.AsSpan(i * DirectoryEntry.Size, DirectoryEntry.Size), input.Header.SectorSize == 512, out var problem));
            if (problem is not null || (i == 0) != (entries[i]?.Kind == DirectoryEntryKind.Root))
            {
                throw input.Damaged(places[i], problem ?? "the first entry of the directory, and no other, must be the root");
            }
        }

        offsets = places;
        return entries;
    }

    private static void Check(CompoundInput input, long offset, DirectoryEntry entry)
    {
        if (CompoundName.Problem(entry.Name) is { } problem)
        {
            throw input.Damaged(offset, problem);
        }

        if (entry.Kind == DirectoryEntryKind.Stream && (entry.Child != SectorNumber.NoEntry || entry.Length < 0))
        {
            throw input.Damaged(offset, "a stream has a length that it cannot have, or entries below it");
        }
    }

    private static ExtentContent Content(string path, CompoundInput input, CompoundMiniStream mini, DirectoryEntry entry)
    {
        var what = $"stream '{PlainText.Line(entry.Name)}'";
        if (!CompoundLayout.IsMini(entry.Length))
        {
            return new ExtentContent(path, what, ExtentList.Cut(input.Chain(entry.Start, CompoundLayout.Whole(entry.Length, input.Header.SectorSize), what), entry.Length));
        }

        // Some programs write 0 as the start of a stream without bytes.
        return new ExtentContent(path, what, entry.Length == 0 ? [] : mini.Chain(entry.Start, entry.Length, what));
    }
}
