using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using Releasing.Failures;
using Releasing.Formats.Archives;
using Releasing.Git;

namespace Releasing.Tests.Git;

public sealed class SourceArchiveTests : IDisposable
{
    private static readonly DateTimeOffset s_date = TestRepository.DateOfCommit(0);
    private readonly TestRepository _repository = new();
    private readonly DirectoryInfo _output = Directory.CreateTempSubdirectory("releasing-out-");

    public SourceArchiveTests()
    {
        _repository.Write("README.md", "Read me\n");
        _repository.Write("a-b/first.txt", "1\n");
        _repository.Write("a/second ü.txt", "2\n");
        _repository.Write("a/b/" + string.Join('/', Enumerable.Repeat("long-part-of-a-name", 15)) + "/deep.txt", "deep\n");
        _repository.Write("large.bin", new string('x', 2_000_000));
        _repository.Write("empty", "");
        _repository.Write("secret.txt", "not for the archive");
        _repository.Write("tests/data.txt", "neither");
        _repository.Write("version.txt", "$Format:%H$\n");
        _repository.Write(".gitattributes", "secret.txt export-ignore\ntests export-ignore\nversion.txt export-subst\n");
        _repository.Write("run.sh", "#!/bin/sh\n");
        _repository.Git("add", "--all");
        _repository.Git("update-index", "--chmod=+x", "run.sh");
        _repository.Git("commit", "-q", "-m", "feat: first");
    }

    public void Dispose()
    {
        _repository.Dispose();
        _output.Delete(recursive: true);
    }

    [Fact]
    public async Task The_tar_holds_what_git_archive_holds()
    {
        var path = await Write("a.tar.gz", ArchiveFormat.TarGz);
        await using var file = File.OpenRead(path);
        await using var gzip = new GZipStream(file, CompressionMode.Decompress);
        var git = GitProgram.Locate(_repository.Environment);
        using var running = git.Start(_repository.Root, "archive", "--format=tar", "--prefix=tool-1.0.0/", "HEAD");
        ReadTar(gzip).ShouldBe(ReadTar(running.Output));
    }

    [Fact]
    public async Task The_zip_holds_what_the_tar_holds()
    {
        await using var file = File.OpenRead(await Write("a.tar.gz", ArchiveFormat.TarGz));
        await using var gzip = new GZipStream(file, CompressionMode.Decompress);
        using var zip = ZipFile.OpenRead(await Write("a.zip", ArchiveFormat.Zip));
        var members = zip.Entries.Select(entry =>
        {
            using var stream = entry.Open();
            return $"{entry.FullName} {Hash(stream)}";
        });
        members.ShouldBe(ReadTar(gzip).Select(line => line.Replace(" Directory ", " ", StringComparison.Ordinal).Replace(" RegularFile ", " ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Honours_the_attributes_of_the_commit()
    {
        using var zip = ZipFile.OpenRead(await Write("a.zip", ArchiveFormat.Zip));
        var names = zip.Entries.Select(entry => entry.FullName).ToList();
        names.ShouldNotContain("tool-1.0.0/secret.txt");
        names.ShouldNotContain("tool-1.0.0/tests/data.txt");
        using var reader = new StreamReader(zip.GetEntry("tool-1.0.0/version.txt")!.Open());
        (await reader.ReadToEndAsync()).ShouldBe(_repository.Open().Head + "\n");
    }

    [Theory]
    [InlineData(ArchiveFormat.TarGz)]
    [InlineData(ArchiveFormat.Zip)]
    public async Task Bytes_depend_on_the_commit_and_not_on_settings_or_edits(ArchiveFormat format)
    {
        var before = await File.ReadAllBytesAsync(await Write("before", format));
        _repository.Git("config", "core.autocrlf", "true");
        _repository.Git("config", "core.eol", "crlf");
        _repository.Git("config", "tar.umask", "0077");
        _repository.Write("attributes", "README.md export-ignore\n");
        _repository.Git("config", "core.attributesFile", Path.Combine(_repository.Root, "attributes"));
        _repository.Write("README.md", "Edited\n");
        (await File.ReadAllBytesAsync(await Write("after", format))).ShouldBe(before);
    }

    [Fact]
    public async Task Members_carry_the_mode_and_the_one_date()
    {
        await using var file = File.OpenRead(await Write("a.tar.gz", ArchiveFormat.TarGz));
        await using var gzip = new GZipStream(file, CompressionMode.Decompress);
        await using var reader = new TarReader(gzip);
        var modes = new Dictionary<string, UnixFileMode>();
        while (await reader.GetNextEntryAsync() is { } entry)
        {
            modes[entry.Name] = entry.Mode;
            entry.ModificationTime.ShouldBe(s_date);
            (entry.Uid, entry.Gid).ShouldBe((0, 0));
        }

        Convert.ToString((int)modes["tool-1.0.0/run.sh"], 8).ShouldBe("755");
        Convert.ToString((int)modes["tool-1.0.0/README.md"], 8).ShouldBe("644");
    }

    [SkippableFact]
    public async Task Keeps_symbolic_links()
    {
        Skip.If(OperatingSystem.IsWindows(), "Git on Windows checks links out as files.");
        File.CreateSymbolicLink(Path.Combine(_repository.Root, "link"), "a/second ü.txt");
        _repository.Commit("feat: link");
        await using var file = File.OpenRead(await Write("a.tar.gz", ArchiveFormat.TarGz));
        await using var gzip = new GZipStream(file, CompressionMode.Decompress);
        await using var reader = new TarReader(gzip);
        TarEntry? entry;
        do
        {
            entry = await reader.GetNextEntryAsync();
        }
        while (entry is not null && entry.Name != "tool-1.0.0/link");
        entry.ShouldNotBeNull().LinkName.ShouldBe("a/second ü.txt");
    }

    [Theory]
    [InlineData("--output=stolen")]
    [InlineData("HEAD")]
    [InlineData("0123456789012345678901234567890123456789")]
    public async Task Refuses_what_is_no_commit_and_leaves_nothing(string commit)
    {
        await Should.ThrowAsync<ReleaseException>(async () => await SourceArchive.WriteAsync(
            _repository.Open(), commit, "tool-1.0.0", Path.Combine(_output.FullName, "a.tar.gz"), new ArchiveSettings()));
        _output.EnumerateFileSystemInfos().ShouldBeEmpty();
    }

    private async Task<string> Write(string name, ArchiveFormat format)
    {
        var repository = _repository.Open();
        var path = Path.Combine(_output.FullName, name);
        var written = await SourceArchive.WriteAsync(
            repository, repository.Head, "tool-1.0.0", path, new ArchiveSettings { Format = format, ModificationTime = s_date });
        written.Size.ShouldBe(new FileInfo(path).Length);
        return path;
    }

    private static List<string> ReadTar(Stream stream)
    {
        using var reader = new TarReader(stream, leaveOpen: true);
        var lines = new List<string>();
        while (reader.GetNextEntry() is { } entry)
        {
            if (entry.EntryType != TarEntryType.GlobalExtendedAttributes)
            {
                lines.Add($"{entry.Name} {entry.EntryType} {Hash(entry.DataStream ?? Stream.Null)}");
            }
        }

        return lines;
    }

    private static string Hash(Stream stream) => Convert.ToHexStringLower(SHA256.HashData(stream));
}
