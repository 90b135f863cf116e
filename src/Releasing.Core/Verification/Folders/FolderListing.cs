using Releasing.Artifacts;
using Releasing.Files;

namespace Releasing.Verification.Folders;

/// <summary>What lies in the folder: its files with their roles, and what must not lie there.</summary>
internal sealed class FolderListing
{
    // GitHub holds a thousand assets in a release.
    private const int MostFiles = 5000;

    // Where the local release store keeps its index; no asset can have the name, and nobody downloads it.
    private const string StoreRecord = ".release";

    private FolderListing(IReadOnlyList<FolderFile> files, IReadOnlyList<CheckRow> rows)
    {
        Files = files;
        Rows = rows;
        ByName = files.ToDictionary(file => file.Name, StringComparer.Ordinal);
    }

    /// <summary>The files, by name.</summary>
    public IReadOnlyList<FolderFile> Files { get; }

    /// <summary>The files by their exact names.</summary>
    public IReadOnlyDictionary<string, FolderFile> ByName { get; }

    /// <summary>What is wrong already.</summary>
    public IReadOnlyList<CheckRow> Rows { get; }

    public IEnumerable<FolderFile> Of(FileRole role) => Files.Where(file => file.Role == role);

    /// <summary>Looks at the folder, which is not searched below its top.</summary>
    public static FolderListing Read(string folder, IReadOnlyList<Artifact>? expected)
    {
        var files = new List<FolderFile>();
        var rows = new List<CheckRow>();
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().Take(MostFiles + 1))
        {
            if (entry is DirectoryInfo { LinkTarget: null, Name: StoreRecord })
            {
                rows.Add(CheckRow.Skip(entry.Name, FolderCheck.File, FolderReason.NotApplicable, "The record of the local release store; it is no asset."));
                continue;
            }

            // A link shows what lies elsewhere; what it leads to was not downloaded.
            if (entry is not FileInfo { LinkTarget: null } file || !FileType.IsRegular(file))
            {
                rows.Add(CheckRow.Fail(entry.Name, FolderCheck.File, FolderReason.FileNotRegular, "It is no regular file, and a release has nothing else. Remove it."));
                continue;
            }

            files.Add(new FolderFile(file.Name, file.FullName, file.Length));
        }

        if (files.Count == 0 || files.Count > MostFiles)
        {
            rows.Add(CheckRow.Fail("", FolderCheck.File, FolderReason.FolderEmpty, files.Count == 0 ? "There is no file in the folder." : $"There are more than {MostFiles} files in the folder."));
        }

        files.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        rows.AddRange(Names(files));
        if (expected is not null)
        {
            rows.AddRange(Missing(files, expected));
        }

        return new FolderListing(files, rows);
    }

    /// <summary>Reads every file once for its digests.</summary>
    public Task HashAsync(bool withSha512, int parallelism, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        Files,
        new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, parallelism), CancellationToken = cancellationToken },
        async (file, token) =>
        {
            await using var hashing = new HashingStream(Stream.Null, withSha512);
            await using var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan | FileOptions.Asynchronous);
            await stream.CopyToAsync(hashing, 256 * 1024, token);
            (file.Sha256, file.Sha512) = (hashing.Sha256, hashing.Sha512);
        });

    /// <summary>Holds the digests against what the release should hold.</summary>
    public IEnumerable<CheckRow> Compare(IReadOnlyList<Artifact> expected, IReadOnlyList<string> reports)
    {
        var wanted = expected.ToDictionary(artifact => artifact.Name, StringComparer.Ordinal);
        foreach (var file in Files)
        {
            if (!wanted.TryGetValue(file.Name, out var artifact))
            {
                if (!reports.Contains(file.Name, StringComparer.Ordinal))
                {
                    yield return CheckRow.Fail(file.Name, FolderCheck.File, FolderReason.FileUnknown, "It is not part of the release. Remove it, or add it to the release.");
                }
            }
            else if (artifact.Sha256 != file.Sha256 && artifact.Traits.Deterministic)
            {
                yield return CheckRow.Fail(file.Name, FolderCheck.File, FolderReason.FileDiffers, $"It has SHA-256 {file.Sha256}, the catalogue lists {artifact.Sha256}.");
            }
        }
    }

    private static IEnumerable<CheckRow> Names(List<FolderFile> files)
    {
        var folded = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            if (!IsAssetName(file.Name))
            {
                yield return CheckRow.Fail(file.Name, FolderCheck.File, FolderReason.NameUnsafe, "No store gives a file this name. Download the release again.");
            }
            else if (!folded.TryAdd(file.Name, file.Name))
            {
                yield return CheckRow.Fail(file.Name, FolderCheck.File, FolderReason.NameUnsafe, $"It differs from '{folded[file.Name]}' by case alone.");
            }
        }
    }

    private static IEnumerable<CheckRow> Missing(List<FolderFile> files, IReadOnlyList<Artifact> expected) =>
        expected.Select(artifact => artifact.Name).Except(files.Select(file => file.Name), StringComparer.Ordinal)
            .Select(name => CheckRow.Fail(name, FolderCheck.File, FolderReason.FileMissing, "It is part of the release and not there. Upload or download it again."));

    private static bool IsAssetName(string name) =>
        name.Length <= 255 && name[0] != '.' && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '+');
}
