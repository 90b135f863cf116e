using Releasing.Artifacts;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.Cabinet;
using Releasing.Formats.Gzip;
using Releasing.Formats.Msi;
using Releasing.Formats.Msi.Database;

namespace Releasing.Core.Tests.Formats.Msi;

public sealed class MsiFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Says_what_it_wrote_and_leaves_nothing_beside_it()
    {
        var written = await MsiFile.WriteAsync(_folder["out/tool.msi"], MsiSamples.Full);

        (await FileDigest.OfAsync(_folder["out/tool.msi"])).ShouldBe(new FileDigest(written.Sha256, written.Size));
        Directory.GetFiles(_folder["out"]).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_same_package_has_the_same_bytes_in_whatever_order_and_with_however_many_threads()
    {
        var package = MsiSamples.Full with { Licence = "Take it.", HasUserInterface = true };
        var first = await MsiFile.WriteAsync(_folder["1.msi"], package, new DeflateSettings { Parallelism = 1 });
        var second = await MsiFile.WriteAsync(_folder["other/2.msi"], package with { Files = [.. package.Files.Reverse()] }, new DeflateSettings { Parallelism = 4 });

        second.Sha256.ShouldBe(first.Sha256);
    }

    [Fact]
    public async Task The_summary_the_tables_and_the_files_are_read_again()
    {
        await MsiFile.WriteAsync(_folder["tool.msi"], MsiSamples.Full with { Architecture = MsiArchitecture.Arm64 });

        var database = MsiDatabaseReader.Open(_folder["tool.msi"]);
        database.Summary.Template.ShouldBe("Arm64;1033");
        (database.Summary.PageCount, database.Summary.WordCount).ShouldBe((500, 2));
        var files = database.Tables.Single(table => table.Name == "File").Rows;
        var cabinet = CabinetReader.Read(database.Streams["files1.cab"]).ToList();
        cabinet.Select(file => file.Name).ShouldBe(files.OrderBy(row => (int)row[7]!).Select(row => (string)row[0]!));
    }

    [Fact]
    public async Task A_file_that_is_missing_leaves_nothing()
    {
        var package = MsiSamples.Small with { Files = [ArchiveEntry.File("tool.exe", ContentSource.FromFile(_folder["tool.exe"]))] };

        (await Should.ThrowAsync<ReleaseException>(() => MsiFile.WriteAsync(_folder["out/tool.msi"], package))).Message.ShouldContain("there is no such file");

        Directory.Exists(_folder["out"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_of_more_than_two_gigabytes_is_refused_with_the_reason()
    {
        await using (var stream = File.Create(_folder["large.bin"]))
        {
            stream.SetLength(CabinetLimits.FileLength + 1);
        }

        var package = MsiSamples.Small with { Files = [ArchiveEntry.File("large.bin", ContentSource.FromFile(_folder["large.bin"]))] };

        (await Should.ThrowAsync<PreflightException>(() => MsiFile.WriteAsync(_folder["out/tool.msi"], package))).Message.ShouldContain("'large.bin' has 2147450881 bytes, and a cabinet takes 2147450880 at most (FileSize)");
        Directory.Exists(_folder["out"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_package_for_one_user_needs_no_elevation()
    {
        await MsiFile.WriteAsync(_folder["tool.msi"], MsiSamples.Small with { Scope = MsiScope.PerUser });

        var database = MsiDatabaseReader.Open(_folder["tool.msi"]);
        database.Summary.WordCount.ShouldBe(10);
        database.Tables.Single(table => table.Name == "Property").Rows.ShouldNotContain(row => (string)row[0]! == "ALLUSERS");
    }
}
