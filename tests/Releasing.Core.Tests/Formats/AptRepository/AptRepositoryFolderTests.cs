using System.IO.Compression;
using Releasing.Artifacts;
using Releasing.Core.Tests.Formats.Deb;
using Releasing.Failures;
using Releasing.Formats.AptRepository;
using Releasing.Formats.Deb;
using Releasing.Formats.Linux;
using Releasing.Targets;
using Releasing.Versions;

namespace Releasing.Core.Tests.Formats.AptRepository;

public sealed class AptRepositoryFolderTests : IDisposable
{
    private static readonly AptSuite s_suite = new() { Date = DebSamples.Time, Origin = "Example", Label = "Tools", Description = "tools of Example" };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Lays_out_pool_and_indexes()
    {
        await WriteAsync(s_suite, await DebAsync("tool", "1.0.0", "linux-x86_64"), await DebAsync("tool", "1.0.0", "linux-aarch64"), await DebAsync("libtool-data", "1.0.0", null));

        var hash = (await FileDigest.OfAsync(_folder["apt/dists/stable/main/binary-amd64/Packages"])).Sha256;
        Files().Where(file => !file.Contains("by-hash")).ShouldBe(
        [
            "dists/stable/Release", "dists/stable/main/binary-amd64/Packages", "dists/stable/main/binary-amd64/Packages.gz", "dists/stable/main/binary-arm64/Packages",
            "dists/stable/main/binary-arm64/Packages.gz", "pool/main/libt/libtool-data/libtool-data_1.0.0-1_all.deb", "pool/main/t/tool/tool_1.0.0-1_amd64.deb", "pool/main/t/tool/tool_1.0.0-1_arm64.deb",
        ]);
        File.ReadAllText(_folder["apt/dists/stable/main/binary-amd64/by-hash/SHA256/" + hash]).ShouldBe(File.ReadAllText(_folder["apt/dists/stable/main/binary-amd64/Packages"]));
    }

    [Fact]
    public async Task The_index_of_a_processor_has_its_packages_and_those_for_all()
    {
        var deb = await DebAsync("tool", "1.0.0", "linux-x86_64");
        await WriteAsync(s_suite, await DebAsync("tool", "1.0.0", "linux-aarch64"), deb, await DebAsync("data", "2.0.0", null));
        var digest = await FileDigest.OfAsync(deb);

        var index = File.ReadAllText(_folder["apt/dists/stable/main/binary-amd64/Packages"]);

        index.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        index.ShouldStartWith("Package: data\nVersion: 2.0.0-1\n");
        index.ShouldEndWith(
            $"""
            Package: tool
            Version: 1.0.0-1
            Architecture: amd64
            Maintainer: Ada Lovelace <ada@example.org>
            Installed-Size: 4
            Section: utils
            Priority: optional
            Description: does one thing well
             It reads.
            Filename: pool/main/t/tool/tool_1.0.0-1_amd64.deb
            Size: {digest.Size}
            SHA256: {digest.Sha256}


            """.ReplaceLineEndings("\n"));
        using var gzip = new StreamReader(new GZipStream(File.OpenRead(_folder["apt/dists/stable/main/binary-amd64/Packages.gz"]), CompressionMode.Decompress));
        (await gzip.ReadToEndAsync()).ShouldBe(index);
    }

    [Fact]
    public async Task Release_names_its_files_with_their_digests()
    {
        await WriteAsync(s_suite with { ValidFor = TimeSpan.FromDays(30), Codename = "one" }, await DebAsync("tool", "1.0.0", "linux-x86_64"));
        var plain = await FileDigest.OfAsync(_folder["apt/dists/stable/main/binary-amd64/Packages"]);
        var packed = await FileDigest.OfAsync(_folder["apt/dists/stable/main/binary-amd64/Packages.gz"]);

        File.ReadAllText(_folder["apt/dists/stable/Release"]).ShouldBe(
            $"""
            Origin: Example
            Label: Tools
            Suite: stable
            Codename: one
            Date: Tue, 03 Feb 2026 04:05:06 UTC
            Valid-Until: Thu, 05 Mar 2026 04:05:06 UTC
            Acquire-By-Hash: yes
            Architectures: amd64
            Components: main
            Description: tools of Example
            SHA256:
             {plain.Sha256} {plain.Size} main/binary-amd64/Packages
             {packed.Sha256} {packed.Size} main/binary-amd64/Packages.gz

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Packages_for_all_processors_alone_are_offered_to_each()
    {
        await WriteAsync(s_suite, await DebAsync("tool", "1.0.0", null));

        File.ReadAllText(_folder["apt/dists/stable/Release"]).ShouldContain("\nArchitectures: amd64 arm64 armhf\n");
        File.Exists(_folder["apt/dists/stable/main/binary-armhf/Packages.gz"]).ShouldBeTrue();
    }

    [Fact]
    public async Task Signatures_are_over_the_text_of_Release()
    {
        var signer = new RecordingSigner();
        await WriteAsync(s_suite with { Signer = signer, ClearSigner = new Framing(), PublicKey = "key"u8.ToArray() }, await DebAsync("tool", "1.0.0", null));

        var release = File.ReadAllText(_folder["apt/dists/stable/Release"]);
        System.Text.Encoding.UTF8.GetString(signer.Signed).ShouldBe(release);
        File.ReadAllText(_folder["apt/dists/stable/Release.gpg"]).ShouldStartWith("-----BEGIN PGP SIGNATURE-----\n\nc2lnbmF0dXJl\n=");
        File.ReadAllText(_folder["apt/dists/stable/InRelease"]).ShouldBe($"<{release}>");
        File.ReadAllText(_folder["apt/key.asc"]).ShouldBe("key");
    }

    [Fact]
    public async Task A_name_from_a_release_page_becomes_the_one_of_the_pool()
    {
        var deb = await DebAsync("tool", "1.0.0-rc.1", null);
        File.Move(deb, _folder["tool_1.0.0.rc.1-1_all.deb"]);

        await WriteAsync(s_suite, _folder["tool_1.0.0.rc.1-1_all.deb"]);

        File.Exists(_folder["apt/pool/main/t/tool/tool_1.0.0~rc.1-1_all.deb"]).ShouldBeTrue();
    }

    [Fact]
    public async Task The_same_packages_in_any_order_give_the_same_bytes_and_nothing_old_stays()
    {
        var (one, two) = (await DebAsync("one", "1.0.0", null), await DebAsync("two", "1.0.0", null));
        await WriteAsync(s_suite, one, two);
        var first = await FileDigest.OfAsync(_folder["apt"]);
        await WriteAsync(s_suite, await DebAsync("old", "1.0.0", null));

        await WriteAsync(s_suite, two, one);

        (await FileDigest.OfAsync(_folder["apt"])).ShouldBe(first);
    }

    [Fact]
    public async Task Refuses_settings_that_would_break_the_index_all_at_once()
    {
        var wrong = s_suite with { Suite = "../x", Component = "", Codename = "a b", Origin = "a\nSuite: b", Label = "\r", Description = "\0", ValidFor = TimeSpan.Zero };

        var error = await Should.ThrowAsync<PreflightException>(() => AptRepositoryFolder.WriteAsync(_folder["apt"], wrong, []));

        error.Problems.Select(problem => problem.Split(':', ' ')[0]).ShouldBe(["Suite", "Component", "Codename", "Origin", "Label", "Description", "ValidFor", "There"]);
        Directory.Exists(_folder["apt"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Refuses_two_packages_of_one_name_and_names_both()
    {
        var one = await DebAsync("tool", "1.0.0", null);
        File.Copy(one, _folder["copy.deb"]);

        var error = await Should.ThrowAsync<PreflightException>(() => WriteAsync(s_suite, one, _folder["copy.deb"]));

        error.Message.ShouldContain(one);
        error.Message.ShouldContain(_folder["copy.deb"]);
    }

    [Fact]
    public async Task A_failure_leaves_the_older_repository_and_nothing_else()
    {
        await WriteAsync(s_suite, await DebAsync("tool", "1.0.0", null));
        var before = await FileDigest.OfAsync(_folder["apt"]);
        var signer = new RecordingSigner { Failure = new ReleaseException("locked") };

        await Should.ThrowAsync<ReleaseException>(() => AptRepositoryFolder.WriteAsync(_folder["apt"], s_suite with { Signer = signer }, [_folder["tool_1.0.0-1_all.deb"]]));

        (await FileDigest.OfAsync(_folder["apt"])).ShouldBe(before);
        Directory.Exists(_folder["apt.part"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Refuses_a_folder_that_holds_something_else()
    {
        _folder.Write("apt/thesis.txt", "years of work");
        var deb = await DebAsync("tool", "1.0.0", null);

        (await Should.ThrowAsync<InvalidInputException>(() => WriteAsync(s_suite, deb))).Message.ShouldContain("which would be lost");

        File.Exists(_folder["apt/thesis.txt"]).ShouldBeTrue();
    }

    private async Task<string> DebAsync(string name, string version, string? target)
    {
        var package = DebSamples.Linux with
        {
            Name = name,
            Description = "It reads.",
            Version = new PackageVersion { Upstream = SemanticVersion.Parse(version) },
            Target = target is null ? null : TargetTable.Get(target),
        };
        var deb = DebSamples.Deb.With(package);
        await DebFile.WriteAsync(_folder[deb.FileName], deb);
        return _folder[deb.FileName];
    }

    private Task WriteAsync(AptSuite suite, params string[] debs) => AptRepositoryFolder.WriteAsync(_folder["apt"], suite, debs);

    private IEnumerable<string> Files() => Directory.GetFiles(_folder["apt"], "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(_folder["apt"], file).Replace('\\', '/')).Order(StringComparer.Ordinal);

    private sealed class Framing : IClearSigner
    {
        public Task<string> ClearSignAsync(string text, CancellationToken cancellationToken) => Task.FromResult($"<{text}>");
    }
}
