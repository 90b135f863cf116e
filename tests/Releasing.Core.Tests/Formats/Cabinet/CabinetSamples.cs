using Releasing.Core.Tests.Formats.CompoundFile;
using Releasing.Files;
using Releasing.Formats.Cabinet;
using Releasing.Formats.Gzip;

namespace Releasing.Core.Tests.Formats.Cabinet;

public static class CabinetSamples
{
    public static DateTimeOffset Time { get; } = new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);

    public static CabinetFile File(string name, byte[] bytes) => new(name, ContentSource.FromBytes(bytes, name), Time);

    public static async Task<byte[]> WriteAsync(IReadOnlyList<CabinetFolder> folders, DeflateSettings? settings = null)
    {
        using var cabinet = new MemoryStream();
        await CabinetWriter.WriteAsync(cabinet, folders, settings);
        return cabinet.ToArray();
    }

    public static List<(CabinetEntry Entry, byte[] Bytes)> Read(byte[] cabinet)
    {
        var files = new List<(CabinetEntry, byte[])>();
        foreach (var entry in CabinetReader.Read(ContentSource.FromBytes(cabinet, "sample.cab")))
        {
            using var bytes = new MemoryStream();
            entry.Content.CopyTo(bytes);
            files.Add((entry, bytes.ToArray()));
        }

        return files;
    }

    public static void ShouldBeReadAs(this byte[] cabinet, IReadOnlyList<CabinetFolder> folders)
    {
        var files = Read(cabinet);
        var expected = folders.SelectMany((folder, number) => folder.Files.Select(file => (file, number))).ToList();
        files.Select(file => (file.Entry.Name, file.Entry.Attributes, file.Entry.Time, file.Entry.Folder)).ShouldBe(expected.Select(item => (item.file.Name, item.file.Attributes, (DateTimeOffset?)item.file.Time, item.number)));
        for (var i = 0; i < files.Count; i++)
        {
            files[i].Bytes.ShouldHaveBytes(expected[i].file.Content.Bytes());
        }
    }
}
