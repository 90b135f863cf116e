using System.Text;
using Releasing.Core.Tests.Formats.Rpm;
using Releasing.Failures;
using Releasing.Formats.Linux;
using Releasing.Formats.Rpm;
using Releasing.Formats.YumRepository;

namespace Releasing.Core.Tests.Formats.YumRepository;

public sealed class YumRepositoryFolderTests : IDisposable
{
    private static readonly YumMetadataSettings s_settings = new()
    {
        Id = "example",
        Name = "Example",
        Address = new Uri("https://example.org/rpm/"),
        Time = RpmSamples.Time,
        PublicKey = "the key\n",
        Signer = new Signer(),
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_same_packages_make_the_same_repository_in_any_order()
    {
        string[] packages = [await Package("1.0.0"), await Package("1.1.0")];

        var first = await YumRepositoryFolder.WriteAsync(_folder["a"], s_settings, packages);
        var second = await YumRepositoryFolder.WriteAsync(_folder["b"], s_settings, packages.Reverse());

        second.ShouldBe(first);
        first.Select(file => file.Path).ShouldBe(
        [
            "Packages/tool-1.0.0-1.x86_64.rpm", "Packages/tool-1.1.0-1.x86_64.rpm", "example.repo",
            .. first.Select(file => file.Path).Where(path => path.EndsWith(".xml.gz", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            "repodata/repomd.xml", "repodata/repomd.xml.asc", "repodata/repomd.xml.key",
        ]);
        Files("a").ShouldBe(first.Select(file => file.Path));
    }

    [Fact]
    public async Task Parts_are_named_by_their_digests_and_earlier_ones_go()
    {
        await YumRepositoryFolder.WriteAsync(_folder["a"], s_settings, [await Package("1.0.0")]);
        _folder.Write("a/repodata/comps.xml", "not ours");
        var written = await YumRepositoryFolder.WriteAsync(_folder["a"], s_settings with { Signer = null, PublicKey = "" }, [await Package("1.1.0")]);

        var parts = written.Where(file => file.Path.EndsWith(".xml.gz", StringComparison.Ordinal)).ToList();
        parts.Count.ShouldBe(3);
        parts.ShouldAllBe(file => file.Path.StartsWith($"repodata/{file.Sha256}-", StringComparison.Ordinal));
        Files("a").Where(path => path.EndsWith(".xml.gz", StringComparison.Ordinal)).ShouldBe(parts.Select(file => file.Path));
        File.Exists(_folder["a/repodata/comps.xml"]).ShouldBeTrue();
        File.Exists(_folder["a/repodata/repomd.xml.asc"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Users_are_told_which_signatures_are_there()
    {
        await YumRepositoryFolder.WriteAsync(_folder["a"], s_settings, [await Package("1.0.0")]);

        File.ReadAllText(_folder["a/example.repo"]).ShouldBe(
            "[example]\nname=Example\nbaseurl=https://example.org/rpm/\nenabled=1\ngpgcheck=0\nrepo_gpgcheck=1\ngpgkey=https://example.org/rpm/repodata/repomd.xml.key\n");
        File.ReadAllText(_folder["a/repodata/repomd.xml.asc"]).ShouldStartWith("-----BEGIN PGP SIGNATURE-----\n\nc2lnbmF0dXJl\n");
    }

    [Fact]
    public async Task Wrong_settings_and_double_packages_are_told_before_anything_is_written()
    {
        var package = await Package("1.0.0");
        File.Copy(package, _folder["a copy.rpm"]);
        var settings = s_settings with { Id = "a/b", Name = "x\ny", Address = new Uri("ftp://example.org") };

        var error = await Should.ThrowAsync<PreflightException>(() => YumRepositoryFolder.WriteAsync(_folder["a"], settings, [package, _folder["a copy.rpm"]]));

        error.Problems.Count.ShouldBe(5);
        error.Message.ShouldContain("a copy.rpm");
        Directory.Exists(_folder["a"]).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_no_package_is_named()
    {
        var error = await Should.ThrowAsync<ReleaseException>(() => YumRepositoryFolder.WriteAsync(_folder["a"], s_settings, [_folder.Write("notes.rpm", "text")]));

        error.Message.ShouldContain("notes.rpm");
    }

    private IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(_folder[folder], "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(_folder[folder], path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    private async Task<string> Package(string version)
    {
        var package = RpmSamples.Package.With(linux => linux with { Version = RpmSamples.Version(version) });
        await RpmFile.WriteAsync(_folder[package.FileName], package);
        return _folder[package.FileName];
    }

    private sealed class Signer : IPackageSigner
    {
        public async Task<byte[]> SignAsync(Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
        {
            await write(Stream.Null, cancellationToken);
            return Encoding.ASCII.GetBytes("signature");
        }
    }
}
