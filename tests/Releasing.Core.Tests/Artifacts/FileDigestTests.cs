using System.Runtime.Versioning;
using System.Security.Cryptography;
using Releasing.Artifacts;
using Releasing.Failures;

namespace Releasing.Core.Tests.Artifacts;

public sealed class FileDigestTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(256 * 1024)]
    [InlineData(600_001)]
    public async Task The_digest_of_a_file_is_its_sha256(int length)
    {
        var bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        File.WriteAllBytes(_folder["file"], bytes);
        (await FileDigest.OfAsync(_folder["file"])).ShouldBe(new FileDigest(Convert.ToHexStringLower(SHA256.HashData(bytes)), length));
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        (await Should.ThrowAsync<ReleaseException>(() => FileDigest.OfAsync(_folder["none"]))).Message.ShouldContain(_folder["none"]);
    }

    [Fact]
    public async Task The_digest_of_a_folder_sees_names_contents_and_layout_and_nothing_else()
    {
        var one = Tree("one");
        var same = Tree("two");
        File.SetLastWriteTimeUtc(Path.Combine(same, "b/c"), DateTime.UnixEpoch);
        var digest = await FileDigest.OfAsync(one);
        digest.Size.ShouldBe(2);
        (await FileDigest.OfAsync(same)).ShouldBe(digest);

        File.WriteAllText(Path.Combine(Tree("content"), "a"), "x");
        File.Move(Path.Combine(Tree("name"), "a"), _folder["name/d"]);
        File.Move(Path.Combine(Tree("layout"), "b/c"), _folder["layout/b/../c"]);
        Directory.CreateDirectory(Path.Combine(Tree("empty"), "e"));
        foreach (var changed in new[] { "content", "name", "layout", "empty" })
        {
            (await FileDigest.OfAsync(_folder[changed])).Sha256.ShouldNotBe(digest.Sha256, changed);
        }
    }

    [SkippableFact]
    [UnsupportedOSPlatform("windows")]
    public async Task The_digest_of_a_folder_sees_the_executable_bit_and_links_but_not_umask()
    {
        Skip.If(OperatingSystem.IsWindows(), "no Unix file modes");
        var digest = await FileDigest.OfAsync(Tree("plain"));
        File.SetUnixFileMode(Path.Combine(Tree("umask"), "a"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await FileDigest.OfAsync(_folder["umask"])).ShouldBe(digest);
        File.SetUnixFileMode(Path.Combine(Tree("program"), "a"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        (await FileDigest.OfAsync(_folder["program"])).Sha256.ShouldNotBe(digest.Sha256);

        File.CreateSymbolicLink(Path.Combine(Tree("link"), "l"), "a");
        File.CreateSymbolicLink(Path.Combine(Tree("loop"), "l"), "..");
        var link = await FileDigest.OfAsync(_folder["link"]);
        var loop = await FileDigest.OfAsync(_folder["loop"]);
        File.CreateSymbolicLink(Path.Combine(Tree("other"), "l"), "./a");
        var other = await FileDigest.OfAsync(_folder["other"]);
        File.Copy(_folder["plain/a"], Path.Combine(Tree("copy"), "l"));
        var copy = await FileDigest.OfAsync(_folder["copy"]);
        Directory.CreateDirectory(Path.Combine(Tree("empty"), "l"));
        var empty = await FileDigest.OfAsync(_folder["empty"]);
        new[] { digest, link, loop, other, copy, empty }.Select(tree => tree.Sha256).Distinct().Count().ShouldBe(6);
    }

    private string Tree(string name)
    {
        _folder.Write(name + "/a", "1");
        _folder.Write(name + "/b/c", "2");
        return _folder[name];
    }
}
