using Releasing.Files;
using Releasing.Formats.Payloads;

namespace Releasing.AcceptanceTests.Formats.Rpm;

/// <summary>A file of more than 4 GiB, which needs other tags and another archive.</summary>
[Trait("Category", "Soak")]
public sealed class LargePackageTests : IDisposable
{
    private const long Length = 5_000_000_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public async Task A_file_of_five_gigabytes_is_verified_and_installed_by_rpm()
    {
        using var root = new RpmRoot();
        var source = Path.Combine(_folder.FullName, "large");
        await using (var stream = File.Create(source))
        {
            // Sparse: nothing but its last byte is on the disk.
            stream.Position = Length - 1;
            stream.WriteByte(1);
        }

        var package = ToolPackage.Of("1.0.0").WithMembers(RpmMembers.File("/usr/share/tool/large", ContentSource.FromFile(source)), RpmMembers.File("/usr/share/tool/small", "small\n"));
        var path = await (package with { Payload = new PayloadSettings { Level = 1 } }).WriteAsync(_folder.FullName);
        File.Delete(source);

        root.Accept("-qp", "--qf", "%{LONGSIZE} [%{LONGFILESIZES},] %{LONGARCHIVESIZE} %{PAYLOADCOMPRESSOR}", path).ShouldStartWith($"{Length + 6} {Length},6, 50");
        root.Accept("-qp", "--requires", path).ShouldContain("rpmlib(LargeFiles) <= 4.12.0-1\n");
        root.Accept("-Kv", path).ShouldContain("Payload SHA256 digest: OK");
        root.Install(path);
        new FileInfo(root["/usr/share/tool/large"]).Length.ShouldBe(Length);
        root.Read("/usr/share/tool/small").ShouldBe("small\n");
        root.Accept("-V", "--nodeps", "tool").ShouldBe("");
    }
}
