using Releasing.AcceptanceTests.Formats.Rpm;
using Releasing.Formats.Linux;
using Releasing.Formats.Rpm;
using Releasing.Formats.YumRepository;

namespace Releasing.AcceptanceTests.Formats.YumRepository;

/// <summary>Repositories from which a stock dnf installs, signatures required.</summary>
public sealed class YumRepositoryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    public void Dispose() => _folder.Delete(recursive: true);

    private string Repository => Path.Combine(_folder.FullName, "repository");

    [SkippableFact]
    public async Task Dnf_installs_with_both_signatures_required_and_upgrades_to_the_newest()
    {
        using var key = new GpgKey("rsa3072");
        using var root = new RpmRoot();
        await WriteAsync(key, Tool("1.0.0-rc.1", key), Tool("1.0.0+build.5", key), Library(key));

        Dnf(root, "install", "tool-1.0.0~rc.1").ShouldBeAccepted();
        root.Accept("-q", "tool", "library").ShouldBe("tool-1.0.0~rc.1-1.x86_64\nlibrary-1.0.0-1.noarch\n");
        Dnf(root, "upgrade").ShouldBeAccepted();
        root.Accept("-q", "tool").ShouldBe("tool-1.0.0+build.5-1.x86_64\n");
        root.Read("/usr/bin/tool").ShouldBe("#!/bin/sh\necho 1.0.0+build.5\n");
        Dnf(root, "repoquery", "--changelogs", "tool").Output.ShouldContain("- Everything");
        Dnf(root, "provides", "/usr/share/doc/tool/README.md").Output.ShouldContain("tool-1.0.0+build.5-1.x86_64");
    }

    [SkippableTheory]
    [InlineData("repodata/repomd.xml", "<revision>1", "<revision>2")]
    [InlineData("repodata/repomd.xml.asc", "BEGIN PGP", "BEGIN PGQ")]
    public async Task Dnf_refuses_metadata_that_was_changed(string file, string from, string to)
    {
        using var key = new GpgKey("rsa3072");
        using var root = new RpmRoot();
        await WriteAsync(key, Tool("1.0.0", key), Library(key));
        var path = Path.Combine(Repository, file);
        var text = await File.ReadAllTextAsync(path);
        text.ShouldContain(from);
        await File.WriteAllTextAsync(path, text.Replace(from, to, StringComparison.Ordinal));

        Dnf(root, "install", "tool").ExitCode.ShouldNotBe(0);

        File.Exists(root["/usr/bin/tool"]).ShouldBeFalse();
    }

    [SkippableFact]
    public async Task Dnf_refuses_a_package_that_was_changed()
    {
        using var key = new GpgKey("rsa3072");
        using var root = new RpmRoot();
        await WriteAsync(key, Tool("1.0.0", key), Library(key));
        var package = Path.Combine(Repository, "Packages/tool-1.0.0-1.x86_64.rpm");
        var bytes = await File.ReadAllBytesAsync(package);
        bytes[^20] ^= 1;
        await File.WriteAllBytesAsync(package, bytes);

        var verdict = Dnf(root, "install", "tool");

        verdict.ExitCode.ShouldNotBe(0);
        (verdict.Output + verdict.Error).ShouldContain("incorrect checksum");
    }

    [SkippableFact]
    public async Task Dnf_refuses_a_package_that_nobody_signed()
    {
        using var key = new GpgKey("rsa3072");
        using var root = new RpmRoot();
        await WriteAsync(key, Tool("1.0.0"), Library(key));
        await File.WriteAllTextAsync(RepoFile, (await File.ReadAllTextAsync(RepoFile)).Replace("\ngpgcheck=0", "\ngpgcheck=1", StringComparison.Ordinal));
        var verdict = Dnf(root, "install", "tool");

        verdict.ExitCode.ShouldNotBe(0);
        (verdict.Output + verdict.Error).ShouldContain("not signed");
    }

    [SkippableFact]
    public async Task An_unsigned_repository_says_so_and_installs()
    {
        using var root = new RpmRoot();
        await WriteAsync(null, Tool("1.0.0"), Library());

        (await File.ReadAllTextAsync(RepoFile)).ShouldBe($"[example]\nname=Example\nbaseurl=file://{Repository}/\nenabled=1\ngpgcheck=0\nrepo_gpgcheck=0\n");
        Dnf(root, "install", "tool").ShouldBeAccepted();
    }

    private string RepoFile => Path.Combine(Repository, "example.repo");

    private static RpmPackage Tool(string version, GpgKey? key = null)
    {
        var tool = ToolPackage.Of(version);
        return tool with
        {
            // Scripts' interpreters and what they write belong to other tests.
            AutomaticDependencies = false,
            Signer = key,
            PostTransaction = null,
            Package = tool.Package with
            {
                Scripts = new PackageScripts(),
                Relations = new PackageRelations { Depends = [new PackageRelation("library", VersionComparison.GreaterOrEqual, "1")] },
            },
        };
    }

    private static RpmPackage Library(GpgKey? key = null)
    {
        var library = ToolPackage.Of("1.0.0").WithMembers(RpmMembers.File("/usr/share/library/data", "data\n"));
        return library with { Signer = key, Package = library.Package with { Name = "library", Target = null } };
    }

    private async Task WriteAsync(GpgKey? key, params RpmPackage[] packages)
    {
        var paths = new List<string>();
        foreach (var package in packages)
        {
            paths.Add(await package.WriteAsync(_folder.FullName));
        }

        await YumRepositoryFolder.WriteAsync(Repository, new YumMetadataSettings
        {
            Id = "example",
            Name = "Example",
            Address = new Uri(Repository),
            Time = RpmMembers.Time,
            Signer = key,
            PublicKey = key is null ? "" : await File.ReadAllTextAsync(key.PublicKey),
        }, paths);
    }

    private Verdict Dnf(RpmRoot root, params string[] arguments) => Validator.Require("dnf").Run(
    [
        "-y",
        "--installroot=" + root.Folder,
        "--releasever=1",
        "--setopt=reposdir=" + Repository,
        "--setopt=cachedir=" + Path.Combine(_folder.FullName, "cache"),
        "--setopt=logdir=" + _folder.FullName,
        "--setopt=install_weak_deps=False",
        "--forcearch=x86_64",
        .. arguments,
    ]);
}
