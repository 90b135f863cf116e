using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Releasing.AcceptanceTests.Packed;

/// <summary>What lies in Releasing.Cake.nupkg.</summary>
[Collection(nameof(UsesPackedAddin))]
public sealed class PackageContentsTests(PackedAddin addin) : IDisposable
{
    private readonly ZipArchive _package = ZipFile.OpenRead(addin.Package);

    public void Dispose() => _package.Dispose();

    [Theory]
    [InlineData("Releasing.Cake")]
    [InlineData("Releasing.Core")]
    [InlineData("Cake.Frosting")]
    public void Own_assemblies_bring_documentation_symbols_and_sources(string name)
    {
        _package.GetEntry($"lib/net10.0/{name}.xml").ShouldNotBeNull().Length.ShouldBeGreaterThan(10_000);
        using var reader = new PEReader(new MemoryStream(Read($"lib/net10.0/{name}.dll")));
        reader.ReadDebugDirectory().Select(entry => entry.Type).ShouldContain(DebugDirectoryEntryType.EmbeddedPortablePdb);
    }

    [Fact]
    public void Licences_of_everything_inside_are_inside()
    {
        _package.GetEntry("LICENSE").ShouldNotBeNull();
        var notices = System.Text.Encoding.UTF8.GetString(Read("THIRD-PARTY-NOTICES.txt"));
        var foreign = _package.Entries.Where(entry => entry.FullName.EndsWith(".dll", StringComparison.Ordinal)).Select(entry => Path.GetFileNameWithoutExtension(entry.Name))
            .Where(name => !name.StartsWith("Releasing.", StringComparison.Ordinal));

        foreign.ShouldAllBe(name => notices.Contains(name) || notices.Contains(name.Split('.')[0] + ".*") || notices.Contains(string.Join('.', name.Split('.').Take(2)) + ".*"));
    }

    [Fact]
    public void Everything_that_is_not_inside_is_a_dependency()
    {
        using var stream = _package.GetEntry("Releasing.Cake.nuspec")!.Open();
        var dependencies = XDocument.Load(stream).Descendants().Where(element => element.Name.LocalName == "dependency").ToList();

        dependencies.Select(dependency => (string?)dependency.Attribute("id")).ShouldBe(
        [
            "Handlebars.Net", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.FileSystemGlobbing", "Newtonsoft.Json", "Polly.Core", "SharpZipLib",
            "System.Security.Cryptography.Pkcs", "YamlDotNet",
        ]);
        dependencies.ShouldAllBe(dependency => char.IsAsciiDigit(((string)dependency.Attribute("version")!)[0]));
    }

    private byte[] Read(string name)
    {
        using var content = _package.GetEntry(name).ShouldNotBeNull().Open();
        var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
