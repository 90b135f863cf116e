using System.Security.Cryptography;
using Releasing.Cake.Tests.Hosting;

namespace Releasing.Cake.Tests.Tasks;

/// <summary>The archive and the packages of a program take it from one store of compressed contents.</summary>
[Collection(OneHostAtATime.Name)]
public sealed class SharedCompressionTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public SharedCompressionTests()
    {
        WriteProgram(1);
        _release.Commit("feat: large");
        _release.Tag("v1.3.0");
    }

    private string Store => Path.Combine(_release.Artifacts, "work", "compressed");

    public void Dispose() => _release.Dispose();

    [Fact]
    public void A_large_program_is_compressed_once_and_the_bytes_do_not_tell()
    {
        _release.Run("--target=Archive").ShouldBe(0, _release.Output);
        var program = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(_release.Artifacts, "work", "bin", "linux-x86_64", "tool"))));
        var entry = Directory.GetFiles(Store).ShouldHaveSingleItem();
        Path.GetFileName(entry).ShouldBe($"{program}-5");
        var written = File.GetLastWriteTimeUtc(entry);
        _release.Run("--target=Package").ShouldBe(0, _release.Output);
        var shared = Released();
        Directory.GetFiles(Store).ShouldHaveSingleItem();
        File.GetLastWriteTimeUtc(entry).ShouldBe(written);

        foreach (var target in new[] { "Package.Rpm", "Package.Deb", "Archive" })
        {
            Directory.Delete(_release.Artifacts, recursive: true);
            _release.Run($"--target={target}").ShouldBe(0, _release.Output);

            foreach (var (name, sha256) in Released())
            {
                sha256.ShouldBe(shared[name], name);
            }
        }
    }

    [Fact]
    public void Programs_of_earlier_builds_are_not_kept()
    {
        _release.Run("--target=Archive").ShouldBe(0, _release.Output);
        var before = Directory.GetFiles(Store).ShouldHaveSingleItem();
        WriteProgram(2);
        _release.Commit("feat: more");
        _release.Tag("v1.3.1");

        _release.Run("--target=Archive").ShouldBe(0, _release.Output);

        Directory.GetFiles(Store).ShouldHaveSingleItem().ShouldNotBe(before);
    }

    private void WriteProgram(int seed)
    {
        var noise = new byte[600_000];
        new Random(seed).NextBytes(noise);
        _release.WriteProgram("linux-x86_64/tool", [.. TinyBinaries.Elf(), .. noise]);
    }

    private Dictionary<string, string> Released() => Directory.GetFiles(Path.Combine(_release.Artifacts, "dist"))
        .ToDictionary(path => Path.GetFileName(path), path => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))));
}
