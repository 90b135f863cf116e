using Releasing.Files;
using Releasing.Formats.Archives;

namespace Releasing.AcceptanceTests.Formats;

[Trait("Category", "Soak")]
public sealed class LargeArchiveTests : IDisposable
{
    private const long FiveGigabytes = 5L << 30;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public async Task A_sparse_file_of_five_gigabytes_reads_back_from_tar()
    {
        var archive = await WriteAsync(ArchiveFormat.TarGz);

        Validator.Require("gzip").Accept("-t", archive);
        Validator.Require("tar").Accept("-tvzf", archive).ShouldContain($" {FiveGigabytes} ");
    }

    [SkippableFact]
    public async Task A_sparse_file_of_five_gigabytes_reads_back_from_zip()
    {
        var archive = await WriteAsync(ArchiveFormat.Zip);

        Validator.Require("unzip").Accept("-t", archive).ShouldContain("No errors detected");
        Validator.Require("unzip").Accept("-Z", archive).ShouldContain($" {FiveGigabytes} ");
        Validator.Require("7z").Accept("t", archive).ShouldContain("Everything is Ok");
    }

    [SkippableFact]
    public async Task Seventy_thousand_members_read_back()
    {
        var entries = Enumerable.Range(0, 70_000)
            .Select(i => ArchiveEntry.File($"dir/{i:d5}", ContentSource.FromBytes(BitConverter.GetBytes(i), "number")))
            .ToList();
        var tar = Path.Combine(_folder.FullName, "many.tar.gz");
        var zip = Path.Combine(_folder.FullName, "many.zip");

        await ArchiveFile.WriteAsync(tar, entries, new ArchiveSettings());
        await ArchiveFile.WriteAsync(zip, entries, new ArchiveSettings { Format = ArchiveFormat.Zip });

        Validator.Require("tar").Accept("-tzf", tar).Count(c => c == '\n').ShouldBe(70_000);
        Validator.Require("unzip").Accept("-qt", zip).ShouldContain("No errors detected");
        Validator.Require("7z").Accept("t", zip).ShouldContain("Files: 70000");
    }

    private async Task<string> WriteAsync(ArchiveFormat format)
    {
        var sparse = Path.Combine(_folder.FullName, "sparse");
        await using (var file = File.Create(sparse))
        {
            file.SetLength(FiveGigabytes);
        }

        var archive = Path.Combine(_folder.FullName, "archive");
        await ArchiveFile.WriteAsync(archive, [ArchiveEntry.File("sparse", ContentSource.FromFile(sparse))], new ArchiveSettings { Format = format });
        return archive;
    }
}
