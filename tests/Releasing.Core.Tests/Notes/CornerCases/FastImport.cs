using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Releasing.Tests.Notes.CornerCases;

/// <summary>A history written by one process of <c>git fast-import</c>: thousands of commits in a second, and commits that <c>git commit</c> would not make.</summary>
public sealed class FastImport : IDisposable
{
    /// <summary>Who does everything where nobody else is named.</summary>
    public const string Ada = "Ada Lovelace <ada@example.org>";

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Process _process;
    private readonly Stream _input;
    private int _marks;

    /// <summary>Starts it in a repository.</summary>
    /// <param name="folder">The repository.</param>
    /// <param name="environment">Variables on top of this process's own.</param>
    public FastImport(string folder, IReadOnlyDictionary<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var start = new ProcessStartInfo("git", ["fast-import", "--quiet", "--done", "--date-format=raw-permissive"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _input = new BufferedStream(_process.StandardInput.BaseStream, 256 * 1024);
    }

    /// <summary>Makes a commit and leaves a branch on it.</summary>
    /// <returns>Its mark, by which others name it.</returns>
    public int Commit(FastCommit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        var mark = ++_marks;
        if (commit.Parents.Count == 0)
        {
            Write($"reset {commit.Branch}\n\n");
        }

        var date = commit.Date.ToString(CultureInfo.InvariantCulture) + " +0200\n";
        Write($"commit {commit.Branch}\nmark :{mark}\nauthor ");
        Write(commit.AuthorBytes ?? s_utf8.GetBytes(commit.Author));
        Write($" {date}committer {commit.Committer} {date}");
        Write(commit.Encoding is null ? "" : $"encoding {commit.Encoding}\n");
        Data(commit.MessageBytes ?? s_utf8.GetBytes(commit.Message));
        for (var index = 0; index < commit.Parents.Count; index++)
        {
            Write($"{(index == 0 ? "from" : "merge")} :{commit.Parents[index]}\n");
        }

        foreach (var (path, text) in commit.Files)
        {
            Write($"M 100644 inline {path}\n");
            Data(s_utf8.GetBytes(text));
        }

        Write("\n");
        return mark;
    }

    /// <summary>Lets a reference name a commit.</summary>
    public void Point(string reference, int mark) => Write($"reset {reference}\nfrom :{mark}\n\n");

    /// <summary>Makes a tag object.</summary>
    /// <returns>Its mark.</returns>
    public int Tag(string name, int mark, long date)
    {
        Write($"tag {name}\nmark :{++_marks}\nfrom :{mark}\ntagger {Ada} {date.ToString(CultureInfo.InvariantCulture)} +0200\n");
        Data("A release\n"u8);
        return _marks;
    }

    /// <summary>The hash of a commit that was made.</summary>
    public string Hash(int mark)
    {
        Write($"get-mark :{mark}\n");
        _input.Flush();
        return _process.StandardOutput.ReadLine()!;
    }

    /// <summary>Finishes everything.</summary>
    public void Dispose()
    {
        Write("done\n");
        _input.Dispose();
        _process.WaitForExit();
        var exitCode = _process.ExitCode;
        _process.Dispose();
        if (exitCode != 0)
        {
            throw new InvalidOperationException("git fast-import failed.");
        }
    }

    private void Data(ReadOnlySpan<byte> bytes)
    {
        Write($"data {bytes.Length}\n");
        _input.Write(bytes);
        Write("\n");
    }

    private void Write(string text) => _input.Write(s_utf8.GetBytes(text));

    private void Write(ReadOnlySpan<byte> bytes) => _input.Write(bytes);
}
