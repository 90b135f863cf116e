using Releasing.Core.Tests.Formats.Cabinet;
using Releasing.Files;
using Releasing.Formats.Cabinet;

namespace Releasing.AcceptanceTests.Msi;

/// <summary>Cabinets unpacked by 7z and cabextract, which have inflaters of their own.</summary>
public sealed class CabinetJudgesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    private string Cabinet => Path.Combine(_folder.FullName, "files.cab");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public Task Random_cabinets_unpack_with_7z() => CheckAsync("7z", 1, 12);

    [SkippableFact]
    public Task Random_cabinets_unpack_with_cabextract() => CheckAsync("cabextract", 1, 12);

    [SkippableTheory]
    [InlineData("7z")]
    [InlineData("cabextract")]
    [Trait("Category", "Soak")]
    public Task Thousands_of_random_cabinets_unpack(string program) => CheckAsync(program, 5000, 1000);

    [SkippableFact]
    public async Task A_cabinet_of_65535_files_unpacks()
    {
        var content = ContentSource.FromBytes(new byte[] { 1, 2, 3 }, "small");
        await WriteAsync([new CabinetFolder([.. Enumerable.Range(0, 65_535).Select(i => new CabinetFile($"f{i:00000}", content, DateTimeOffset.UnixEpoch))])]);

        Validator.Require("cabextract").Accept("-t", "-q", Cabinet);
        CabinetReader.Read(ContentSource.FromFile(Cabinet)).Count().ShouldBe(65_535);
    }

    private async Task CheckAsync(string program, uint first, uint count)
    {
        var judge = Validator.Require(program);
        for (var seed = first; seed < first + count; seed++)
        {
            var folders = RandomCabinet.Create(seed);
            await WriteAsync(folders);
            var target = _folder.CreateSubdirectory("out");
            judge.Accept(program == "7z" ? ["x", "-y", $"-o{target.FullName}", Cabinet] : ["-q", "-d", target.FullName, Cabinet]);
            var files = folders.SelectMany(folder => folder.Files).ToList();
            foreach (var file in files)
            {
                var path = Path.Combine(target.FullName, file.Name.Replace('\\', '/'));
                (await File.ReadAllBytesAsync(path)).AsSpan().SequenceEqual(Bytes(file.Content)).ShouldBeTrue($"seed {seed}, {file.Name}");
            }

            target.GetFiles("*", SearchOption.AllDirectories).Length.ShouldBe(files.Count);
            target.Delete(recursive: true);
        }
    }

    private async Task WriteAsync(IReadOnlyList<CabinetFolder> folders)
    {
        await using var file = File.Create(Cabinet);
        await CabinetWriter.WriteAsync(file, folders);
    }

    private static byte[] Bytes(ContentSource content)
    {
        using var stream = content.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
