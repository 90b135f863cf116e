namespace Releasing.Formats.Rpm;

/// <summary>Writes the file list: parallel arrays with one value for each file.</summary>
internal static class RpmFileTags
{
    /// <summary>SHA-256 among OpenPGP's hash algorithms (RFC 9580, 9.5).</summary>
    public const uint Sha256 = 8;

    public static void Write(RpmHeader header, IReadOnlyList<RpmMember> files)
    {
        WriteSizes(header, files);
        WriteNames(header, files);
        header.Numbers(RpmTag.FileModes, [.. files.Select(file => (ushort)file.FullMode)]);
        header.Numbers(RpmTag.FileDevices, [.. files.Select(_ => (ushort)0)]);
        header.Numbers(RpmTag.FileTimes, [.. files.Select(file => (uint)file.Member.ModificationTime.ToUnixTimeSeconds())]);
        header.Texts(RpmTag.FileDigests, [.. files.Select(file => file.Digest)]);
        header.Texts(RpmTag.FileLinkTargets, [.. files.Select(file => file.Member.LinkTarget ?? "")]);
        header.Numbers(RpmTag.FileFlags, [.. files.Select(RpmFileFlags.Of)]);
        header.Numbers(RpmTag.FileVerifyFlags, [.. files.Select(RpmFileFlags.VerifyOf)]);
        header.Texts(RpmTag.FileOwners, [.. files.Select(file => file.Member.Owner)]);
        header.Texts(RpmTag.FileGroups, [.. files.Select(file => file.Member.Group)]);
        // One device and one inode for each file: nothing is a hard link.
        header.Numbers(RpmTag.FileDeviceNumbers, [.. files.Select(_ => 1u)]);
        header.Numbers(RpmTag.FileInodes, [.. files.Select((_, index) => (uint)index + 1)]);
        header.Texts(RpmTag.FileLanguages, [.. files.Select(file => file.Member.Language)]);
        if (files.Count > 0)
        {
            header.Number(RpmTag.FileDigestAlgorithm, Sha256);
        }
    }

    private static void WriteSizes(RpmHeader header, IReadOnlyList<RpmMember> files)
    {
        var total = files.Sum(file => file.Size);
        if (total > uint.MaxValue)
        {
            header.Numbers(RpmTag.LongSize, [(ulong)total]);
        }
        else
        {
            header.Number(RpmTag.Size, (uint)total);
        }

        if (RpmPayload.IsLarge(files))
        {
            header.Numbers(RpmTag.LongFileSizes, [.. files.Select(file => (ulong)file.Size)]);
        }
        else
        {
            header.Numbers(RpmTag.FileSizes, [.. files.Select(file => (uint)file.Size)]);
        }
    }

    private static void WriteNames(RpmHeader header, IReadOnlyList<RpmMember> files)
    {
        var directories = new List<string>();
        var places = new Dictionary<string, uint>(StringComparer.Ordinal);
        var indexes = new List<uint>();
        foreach (var file in files)
        {
            if (!places.TryGetValue(file.DirectoryName, out var place))
            {
                place = (uint)directories.Count;
                places.Add(file.DirectoryName, place);
                directories.Add(file.DirectoryName);
            }

            indexes.Add(place);
        }

        header.Texts(RpmTag.BaseNames, [.. files.Select(file => file.BaseName)]);
        header.Texts(RpmTag.DirectoryNames, directories);
        header.Numbers(RpmTag.DirectoryIndexes, indexes);
    }
}
