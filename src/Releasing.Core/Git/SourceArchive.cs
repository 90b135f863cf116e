using System.Formats.Tar;
using System.Runtime.CompilerServices;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Archives;

namespace Releasing.Git;

/// <summary>
/// Archives the sources of a commit by the rules of git-archive(1): <c>export-ignore</c> and <c>export-subst</c> of the committed .gitattributes count,
/// uncommitted changes do not. Git chooses the files, this library writes them: the bytes do not depend on the machine's git settings, compressor
/// or umask.
/// </summary>
public static class SourceArchive
{
    // What a machine may have set otherwise, and what would then change the contents.
    private static readonly string[] s_neutral = ["-c", "core.autocrlf=false", "-c", "core.eol=lf", "-c", "core.attributesFile=", "-c", "tar.umask=0022"];

    /// <summary>Writes the archive; when that fails or is cancelled, nothing is left and an older archive stays. One process of git.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="commit">The full hash of the commit.</param>
    /// <param name="folder">The folder that everything lies in, usually <c>{name}-{version}</c>.</param>
    /// <param name="path">Where the archive goes.</param>
    /// <param name="settings">Format, time and compression.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>Path, size and digests.</returns>
    /// <exception cref="ReleaseException">The commit is not there, or holds what no archive can (names that are not text).</exception>
    public static Task<WrittenFile> WriteAsync(
        GitRepository repository, string commit, string folder, string path, ArchiveSettings settings, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentException.ThrowIfNullOrEmpty(commit);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return commit.All(char.IsAsciiHexDigit)
            ? ArchiveFile.WriteInOrderAsync(path, ReadAsync(repository, commit, folder, cancellationToken), settings, cancellationToken)
            : throw new ReleaseException($"SourceArchive: '{Text.PlainText.Line(commit)}' is not a commit hash. Give the full hash, as ReleaseVersion.Commit has it.");
    }

    private static async IAsyncEnumerable<ArchiveEntry> ReadAsync(
        GitRepository repository, string commit, string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var running = repository.Start([.. s_neutral, "archive", "--format=tar", $"--prefix={folder}/", commit]);
        await using (var reader = new TarReader(running.Output, leaveOpen: true))
        {
            while (await NextAsync(reader, running, cancellationToken) is { } member)
            {
                // The global header carries the commit's hash, which is no member.
                if (member.EntryType != TarEntryType.GlobalExtendedAttributes)
                {
                    yield return Convert(member);
                }
            }
        }

        // Git fills up to a whole record of 10 KiB and would wait for a reader.
        await running.Output.CopyToAsync(Stream.Null, cancellationToken);
        running.FinishSuccessfully();
    }

    private static async Task<TarEntry?> NextAsync(TarReader reader, GitProcess running, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.GetNextEntryAsync(copyData: false, cancellationToken);
        }
        catch (Exception problem) when (problem is EndOfStreamException or InvalidDataException)
        {
            // Where git failed, its own words say why.
            await running.Output.CopyToAsync(Stream.Null, cancellationToken);
            running.FinishSuccessfully();
            throw new ReleaseException("SourceArchive: the output of git archive is no tar archive. Check the installation of git.", problem);
        }
    }

    private static ArchiveEntry Convert(TarEntry member) => member.EntryType switch
    {
        TarEntryType.Directory => ArchiveEntry.Directory(member.Name),
        TarEntryType.SymbolicLink => ArchiveEntry.SymbolicLink(member.Name, member.LinkName),
        TarEntryType.RegularFile => ArchiveEntry.File(member.Name, new TarMemberContent(member), member.Mode.HasFlag(UnixFileMode.UserExecute)),
        _ => throw new InvalidInputException($"Source archive member '{Text.PlainText.Line(member.Name)}'", $"its type {member.EntryType} is not one that git has", "Check the installation of git"),
    };
}
