using Releasing.Files;
using Releasing.Formats.Tar;

namespace Releasing.AcceptanceTests.Formats;

/// <summary>The dialect that Debian packages will use, read by GNU tar.</summary>
public sealed class GnuTarTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableTheory]
    [InlineData(TarDialect.Gnu, true)]
    [InlineData(TarDialect.Gnu, false)]
    [InlineData(TarDialect.Pax, true)]
    [InlineData(TarDialect.Pax, false)]
    public async Task Members_below_a_dot_with_long_names_owners_and_hard_links_are_listed(TarDialect dialect, bool endOfArchive)
    {
        var tar = Validator.Require("tar");
        var archive = Path.Combine(_folder.FullName, "data.tar");
        var longName = "usr/share/" + string.Join('/', Enumerable.Repeat("doc-ü", 40));
        await using (var output = File.Create(archive))
        {
            var writer = new TarWriter(output, new TarSettings { Dialect = dialect, NamePrefix = "./", EndOfArchive = endOfArchive });
            await writer.WriteAsync(TarEntry.Directory("."));
            await writer.WriteAsync(TarEntry.File(longName, ContentSource.FromBytes("x"u8.ToArray(), "x")) with { UserId = 5_000_000, UserName = "ada" });
            await writer.WriteAsync(TarEntry.HardLink(longName + ".hard", longName));
            await writer.WriteAsync(TarEntry.SymbolicLink("link", "/" + longName));
            await writer.CompleteAsync();
        }

        tar.Accept("--quoting-style=literal", "-tf", archive).ShouldBe($"./\n./{longName}\n./{longName}.hard\n./link\n");
        var listing = tar.Accept("--quoting-style=literal", "--numeric-owner", "-tvf", archive);
        listing.ShouldContain(" 5000000/0 ");
        listing.ShouldContain($" ./{longName}.hard link to ./{longName}\n");
        listing.ShouldContain($" ./link -> /{longName}\n");
    }
}
