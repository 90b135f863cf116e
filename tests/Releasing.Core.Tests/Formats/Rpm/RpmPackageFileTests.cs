using Releasing.Failures;
using Releasing.Formats.Rpm;
using Releasing.Formats.Rpm.Reading;
using Releasing.Formats.YumRepository;

namespace Releasing.Core.Tests.Formats.Rpm;

public sealed class RpmPackageFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("not a package, but longer than a lead of ninety-six bytes: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    public void What_is_no_package_is_refused_with_its_name(string contents) =>
        Should.Throw<ReleaseException>(() => RpmPackageFile.Read(_folder.Write("other.rpm", contents))).Message.ShouldContain("other.rpm");

    [Fact]
    public void A_missing_file_is_named() => Should.Throw<ReleaseException>(() => RpmPackageFile.Read(_folder["absent.rpm"])).Message.ShouldContain("absent.rpm");

    [Fact]
    public async Task A_package_cut_short_anywhere_in_its_headers_is_refused()
    {
        await RpmFile.WriteAsync(_folder["tool.rpm"], RpmSamples.Package);
        var whole = await File.ReadAllBytesAsync(_folder["tool.rpm"]);
        var end = (int)RpmPackageFile.Read(_folder["tool.rpm"]).HeaderEnd;

        for (var length = 0; length < end; length += 13)
        {
            Should.Throw<ReleaseException>(() => RpmPackageFile.Read(new MemoryStream(whole, 0, length), "cut.rpm")).Message.ShouldContain("cut.rpm");
        }

        RpmPackageFile.Read(new MemoryStream(whole, 0, end), "headers.rpm").Name.ShouldBe("tool");
    }

    [Fact]
    public Task Hostile_headers_are_read_or_refused_with_their_name() => HostileHeadersAsync(150);

    [Fact]
    [Trait("Category", "Soak")]
    public Task Thousands_of_hostile_headers_are_read_or_refused_with_their_name() => HostileHeadersAsync(5_000);

    private async Task HostileHeadersAsync(int rounds)
    {
        await RpmFile.WriteAsync(_folder["tool.rpm"], RpmSamples.Package);
        var whole = await File.ReadAllBytesAsync(_folder["tool.rpm"]);
        var (start, end) = (RpmPackageFile.Read(_folder["tool.rpm"]).HeaderStart, RpmPackageFile.Read(_folder["tool.rpm"]).HeaderEnd);
        var random = new Random(20260303);
        for (var round = 0; round < rounds; round++)
        {
            var bytes = whole.ToArray();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
            {
                bytes[random.Next(2) == 0 ? random.Next(96, 250) : random.Next((int)start, (int)end)] = (byte)random.Next(256);
            }

            var path = _folder["hostile.rpm"];
            await File.WriteAllBytesAsync(path, bytes);
            try
            {
                await YumRepositoryFolder.WriteAsync(_folder["repository"], new YumMetadataSettings { Id = "x", Name = "X", Time = RpmSamples.Time }, [path]);
            }
            catch (ReleaseException error)
            {
                error.Message.ShouldContain("hostile.rpm");
            }
        }
    }
}
