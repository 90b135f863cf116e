using Releasing.Files;
using Releasing.Formats.Deb;

namespace Releasing.AcceptanceTests.Formats.Deb;

/// <summary>A file whose size has more than the eleven octal digits of tar's oldest header.</summary>
[Trait("Category", "Soak")]
public sealed class LargeDebTests : IDisposable
{
    private const long OverEightGibibytes = (8L << 30) + 1;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public async Task Dpkg_deb_lists_a_file_of_more_than_eight_gibibytes()
    {
        var dpkgDeb = Validator.Require("dpkg-deb");
        var zeros = Path.Combine(_folder.FullName, "zeros");
        await using (var file = File.Create(zeros))
        {
            file.SetLength(OverEightGibibytes);
        }

        var package = DebSample.Small("1.0.0", DebSample.File("/zeros", ContentSource.FromFile(zeros)));
        var path = await DebSample.WriteAsync(_folder.FullName, new DebPackage { Package = package, Payload = new() { Level = 1 } });

        dpkgDeb.Accept("--contents", path).ShouldContain($" {OverEightGibibytes} ");
        // Memory does not depend on the payload: the whole of it would be twenty times this.
        Environment.WorkingSet.ShouldBeLessThan(400L << 20);
    }
}
