using Releasing.Files;
using Releasing.Formats.Cabinet;
using Releasing.Formats.CompoundFile;
using Releasing.Formats.Msi.Database;

namespace Releasing.AcceptanceTests.Msi;

/// <summary>Compound files and their streams unpacked by 7z, and a package with two cabinets by msiextract.</summary>
public sealed class MsiExtractTests : IDisposable
{
    private static readonly DateTimeOffset s_time = new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public async Task Msiextract_finds_the_files_of_two_cabinets_where_the_tables_say()
    {
        var msiextract = Validator.Require("msiextract");
        var path = Path.Combine(_folder.FullName, "tool.msi");
        var (one, two) = (new byte[100_000], new byte[5]);
        new Random(1).NextBytes(one);
        await WriteAsync(path, one, two);

        var target = Path.Combine(_folder.FullName, "out");
        msiextract.Accept("-C", target, path);

        (await File.ReadAllBytesAsync(Path.Combine(target, "Tool/one.bin"))).ShouldBe(one);
        (await File.ReadAllBytesAsync(Path.Combine(target, "Tool/two.bin"))).ShouldBe(two);
    }

    [SkippableTheory]
    [InlineData(CompoundVersion.Three)]
    [InlineData(CompoundVersion.Four)]
    public async Task Seven_zip_unpacks_storages_and_streams_of_every_length(CompoundVersion version)
    {
        var path = Path.Combine(_folder.FullName, "streams.bin");
        var root = new CompoundStorage();
        var inner = new CompoundStorage { Name = "inner" };
        root.Storages.Add(inner);
        var random = new Random(2);
        // The last one needs sectors of DIFAT in version 3.
        foreach (var length in new[] { 0, 1, 63, 64, 65, 511, 512, 513, 4095, 4096, 4097, 100_000, 8_000_000 })
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            (length % 2 == 0 ? root : inner).Streams.Add(new CompoundMember($"stream of {length}", ContentSource.FromBytes(bytes, "random")));
        }

        await using (var file = File.Create(path))
        {
            await CompoundFileWriter.WriteAsync(file, root, version);
        }

        var target = Path.Combine(_folder.FullName, "out");
        Validator.Require("7z").Accept("x", "-y", "-tCompound", $"-o{target}", path);
        foreach (var (folder, storage) in new[] { (target, root), (Path.Combine(target, "inner"), inner) })
        {
            foreach (var stream in storage.Streams)
            {
                await using var bytes = stream.Content.Open();
                using var copy = new MemoryStream();
                await bytes.CopyToAsync(copy);
                (await File.ReadAllBytesAsync(Path.Combine(folder, stream.Name))).AsSpan().SequenceEqual(copy.ToArray()).ShouldBeTrue(stream.Name);
            }
        }
    }

    private static async Task WriteAsync(string path, byte[] one, byte[] two)
    {
        var database = new MsiDatabase();
        database.Tables.Add(Table("Directory", [Key("Directory"), Text("Directory_Parent", 72, nullable: true), Text("DefaultDir", 255)], ["TARGETDIR", null, "SourceDir"], ["TOOL", "TARGETDIR", "Tool"]));
        database.Tables.Add(Table(
            "Component",
            [Key("Component"), Text("ComponentId", 38, nullable: true), Text("Directory_", 72), new MsiColumn("Attributes", MsiColumnKind.Int16), Text("Condition", 255, nullable: true), Text("KeyPath", 72, nullable: true)],
            ["Main", null, "TOOL", 0, null, "fileOne"]));
        database.Tables.Add(Table(
            "File",
            [Key("File"), Text("Component_", 72), Text("FileName", 255), new MsiColumn("FileSize", MsiColumnKind.Int32), Text("Version", 72, nullable: true), Text("Language", 20, nullable: true), new MsiColumn("Attributes", MsiColumnKind.Int16, IsNullable: true), new MsiColumn("Sequence", MsiColumnKind.Int16)],
            ["fileOne", "Main", "one.bin", one.Length, null, null, null, 1],
            ["fileTwo", "Main", "two.bin", two.Length, null, null, null, 2]));
        database.Tables.Add(Table(
            "Media",
            [new MsiColumn("DiskId", MsiColumnKind.Int16, IsKey: true), new MsiColumn("LastSequence", MsiColumnKind.Int16), Text("DiskPrompt", 64, nullable: true), Text("Cabinet", 255, nullable: true), Text("VolumeLabel", 32, nullable: true), Text("Source", 72, nullable: true)],
            [1, 1, null, "#one.cab", null, null],
            [2, 2, null, "#two.cab", null, null]));
        await using var first = await CabinetSpool.CreateAsync(path, 1, [new([new CabinetFile("fileOne", ContentSource.FromBytes(one, "one"), s_time)])]);
        await using var second = await CabinetSpool.CreateAsync(path, 2, [new([new CabinetFile("fileTwo", ContentSource.FromBytes(two, "two"), s_time)])]);
        database.Streams["one.cab"] = first.Content;
        database.Streams["two.cab"] = second.Content;
        await MsiDatabaseWriter.WriteAsync(path, database);
    }

    private static MsiColumn Key(string name) => new(name, MsiColumnKind.Text, 72, IsKey: true);

    private static MsiColumn Text(string name, int width, bool nullable = false) => new(name, MsiColumnKind.Text, width, IsNullable: nullable);

    private static MsiTable Table(string name, MsiColumn[] columns, params object?[][] rows)
    {
        var table = new MsiTable(name, columns);
        foreach (var row in rows)
        {
            table.Add(row);
        }

        return table;
    }
}
