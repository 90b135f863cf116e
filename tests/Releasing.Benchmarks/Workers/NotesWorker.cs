using System.Diagnostics;
using System.Globalization;
using System.Text;
using Releasing.Benchmarks.Measuring;
using Releasing.Git;
using Releasing.Notes.History;
using Releasing.Notes.Pages;
using Releasing.Notes.Rendering;
using Releasing.Versions;

namespace Releasing.Benchmarks.Workers;

/// <summary>Reads histories and writes pages in a process of its own.</summary>
internal static class NotesWorker
{
    /// <summary>The fields that notes are made of, for git alone.</summary>
    public const string Format = "--format=tformat:%H%x00%P%x00%ct%x00%aN%x00%aE%x00%cN%x00%cE%x00%at%x00%B";

    /// <summary>Writes the page of every release of a repository into one file.</summary>
    public static int All(string folder, string output)
    {
        var repository = GitRepository.Open(folder);
        var remote = repository.Remote();
        using var writer = new StreamWriter(output, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        foreach (var page in EverySpan.Select(ReleaseHistory.All(repository, new HistoryRange()), span => $"## {span.Tag?.Name ?? "Unreleased"}\n\n{Page(span, remote)}\n"))
        {
            writer.Write(page);
        }

        return 0;
    }

    /// <summary>Prints what is new, in milliseconds and in turn: git alone, and the page in this process, which runs already.</summary>
    public static int Latest(string folder, string rounds)
    {
        var repository = GitRepository.Open(folder);
        var remote = repository.Remote();
        var previous = ReleaseHistory.Latest(repository, new HistoryRange()).PreviousTag;
        var git = new Command("git", ["log", "-z", Format, "HEAD", .. previous is null ? Array.Empty<string>() : ["^refs/tags/" + previous], "--"]) { Folder = folder };
        var (ours, theirs) = (new Samples(), new Samples());
        for (var round = 0; round <= int.Parse(rounds, CultureInfo.InvariantCulture); round++)
        {
            var alone = git.Run().Elapsed.TotalMilliseconds;
            var watch = Stopwatch.StartNew();
            _ = Page(ReleaseHistory.Latest(repository, new HistoryRange()), remote);
            var here = watch.Elapsed.TotalMilliseconds;
            if (round > 0)
            {
                theirs.Add(alone);
                ours.Add(here);
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ours.Median} {theirs.Median}"));
        return 0;
    }

    /// <summary>Prints the bytes that one page of what is new allocates in all, and the most memory that the process held.</summary>
    public static int Memory(string folder)
    {
        var repository = GitRepository.Open(folder);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        _ = Page(ReleaseHistory.Latest(repository, new HistoryRange()), null);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{GC.GetTotalAllocatedBytes(precise: true) - before} {process.PeakWorkingSet64}"));
        return 0;
    }

    private static string Page(ReleaseSpan span, GitRemote? remote)
    {
        var version = new ReleaseVersion
        {
            Version = new SemanticVersion(1, 0, 0),
            Tag = span.Tag?.Name ?? "v1.0.0",
            IsSnapshot = span.Tag is null,
            Commit = span.End,
            CommitDate = span.Date,
            ContentDate = span.Date,
            PreviousTag = span.PreviousTag,
            CommitsSince = span.Commits.Count,
        };
        return MarkdownNotes.Render(ReleaseNotes.Of(span, version, remote));
    }
}
