using Releasing.Core.Tests.Formats.Cabinet;
using Releasing.Core.Tests.Formats.Msi.Database;
using Releasing.Files;
using Releasing.Formats.Cabinet;
using Releasing.Formats.Comparison;
using Releasing.Formats.Msi.Database;

namespace Releasing.Core.Tests.Formats.Comparison;

public sealed class InstallerComparisonTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rows_columns_streams_and_files_of_a_cabinet_that_differ_are_named()
    {
        await WriteAsync("one", 10, "1.2.3", "hello", "same");
        await WriteAsync("two", 12, "1.2.4", "world", "same");

        Compare().ShouldBe(
        [
            "summary information: property 15 is '2', then '10'",
            "Binary 'icon': contents differ",
            "File 'tool': Size is '10', then '12'",
            "Property 'ProductVersion': Value is '1.2.3', then '1.2.4'",
            "tool.cab → tool.exe: contents differ",
        ]);
    }

    [Fact]
    public async Task The_same_package_has_no_differences()
    {
        await WriteAsync("one", 10, "1.2.3", "hello", "same");
        await WriteAsync("two", 10, "1.2.3", "hello", "same");

        Compare().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_damaged_package_is_still_told_apart()
    {
        await WriteAsync("one", 10, "1.2.3", "hello", "same");
        var bytes = await File.ReadAllBytesAsync(_folder["one.msi"]);
        bytes[44]++;
        await File.WriteAllBytesAsync(_folder["two.msi"], bytes);

        Compare().Single().ShouldContain("cannot be read as compound file");
    }

    private List<string> Compare() =>
        [.. FileComparison.Compare(_folder["one.msi"], _folder["two.msi"]).Select(difference => difference.ToString().Split(" from ", 2)[0])];

    private async Task WriteAsync(string name, int size, string version, string icon, string tool)
    {
        var database = new MsiDatabase { Summary = new MsiSummary { WordCount = size == 10 ? 2 : 10 } };
        var file = new MsiTable("File", new MsiColumn("File", MsiColumnKind.Text, 72, IsKey: true), new MsiColumn("Size", MsiColumnKind.Int32));
        file.Add("tool", size);
        var binary = new MsiTable("Binary", new MsiColumn("Name", MsiColumnKind.Text, 72, IsKey: true), new MsiColumn("Data", MsiColumnKind.Stream));
        binary.Add("icon", ContentSource.FromBytes(System.Text.Encoding.ASCII.GetBytes(icon), "icon"));
        var property = new MsiTable("Property", new MsiColumn("Property", MsiColumnKind.Text, 72, IsKey: true), new MsiColumn("Value", MsiColumnKind.Text));
        property.Add("ProductVersion", version);
        property.Add("Tool", tool);
        database.Tables.Add(file);
        database.Tables.Add(binary);
        database.Tables.Add(property);
        database.Streams["tool.cab"] = ContentSource.FromBytes(await CabinetSamples.WriteAsync([new CabinetFolder([CabinetSamples.File("tool.exe", System.Text.Encoding.ASCII.GetBytes(icon + version)), CabinetSamples.File("same", [1])])]), "tool.cab");
        await MsiDatabaseWriter.WriteAsync(_folder[name + ".msi"], database);
    }
}
