using Releasing.AcceptanceTests.Formats.Deb;
using Releasing.AcceptanceTests.Tools;
using Releasing.Formats.AptRepository;
using Releasing.Formats.Deb;
using Releasing.Formats.Linux;
using Releasing.Targets;

namespace Releasing.AcceptanceTests.Formats.AptRepository;

/// <summary>A stock apt-get updates from our repository, which it gets from a web server, and installs from it; signatures are required.</summary>
public sealed class AptInstallTests(AptInstallTests.Keys keys) : IClassFixture<AptInstallTests.Keys>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    private string Repository => Path.Combine(_folder.FullName, "apt");

    private string Index => Path.Combine(Repository, "dists/stable/main/binary-amd64");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableTheory]
    [InlineData("InRelease")]
    [InlineData("Release.gpg")]
    public async Task Apt_installs_upgrades_and_removes(string signature)
    {
        await WriteAsync("1.3.0-rc.1");
        Keep(signature);
        using var server = new FileServer(Repository);
        using var system = new AptSystem(server.Address, keys.Ring.PublicKey);

        Update(system);
        system.Run("-y", "install", "tool").ShouldBeAccepted();
        system.Root.Read("/tool.txt").ShouldBe("1.3.0-rc.1");
        system.Root.Verify("tool").ShouldBe("");
        server.Served.ShouldContain(path => path.Contains("/by-hash/SHA256/"));

        await WriteAsync("1.3.0");
        Keep(signature);
        Update(system);
        system.Run("-y", "upgrade").ShouldBeAccepted();
        system.Root.Read("/tool.txt").ShouldBe("1.3.0");

        system.Run("-y", "purge", "tool").ShouldBeAccepted();
        File.Exists(system.Root["/tool.txt"]).ShouldBeFalse();
    }

    [SkippableFact]
    public async Task Apt_refuses_an_index_with_a_changed_byte()
    {
        await WriteAsync("1.0.0");
        foreach (var file in Directory.GetFiles(Index, "*", SearchOption.AllDirectories))
        {
            Change(file, bytes => bytes[^5] ^= 1);
        }

        Refused("Hash Sum mismatch");
    }

    [SkippableFact]
    public async Task Apt_refuses_a_signed_text_with_a_changed_byte()
    {
        await WriteAsync("1.0.0");
        Change(Path.Combine(Repository, "dists/stable/InRelease"), bytes => bytes[bytes.AsSpan().IndexOf("Acquire"u8)] ^= 0x20);

        Refused("The following signatures were invalid");
    }

    [SkippableFact]
    public async Task Apt_refuses_a_detached_signature_of_another_text()
    {
        await WriteAsync("1.0.0");
        Keep("Release.gpg");
        Change(Path.Combine(Repository, "dists/stable/Release"), bytes => bytes[bytes.AsSpan().IndexOf("Acquire"u8)] ^= 0x20);

        Refused("The following signatures were invalid");
    }

    [SkippableFact]
    public async Task Apt_refuses_an_index_that_is_no_longer_valid()
    {
        var signer = new KeyringSigner(keys.Ring);
        var suite = new AptSuite { Date = DebSample.Time, ValidFor = TimeSpan.FromDays(1), ClearSigner = signer };
        await AptRepositoryFolder.WriteAsync(Repository, suite, [await DebAsync("1.0.0")]);

        Refused("is expired");
    }

    [SkippableFact]
    public async Task Apt_brings_the_package_of_the_right_processor_and_what_it_depends_on()
    {
        LinuxPackage Of(string name, string? target) =>
            DebSample.Small("1.0.0", DebSample.File("/" + name, target ?? "all")) with { Name = name, Target = target is null ? null : TargetTable.Get(target) };
        LinuxPackage Needy(string target) => Of("program", target) with { Relations = new PackageRelations { Depends = [PackageRelation.Parse("libtool-data >= 1.0.0~rc")] } };
        var debs = new List<string>();
        foreach (var package in new[] { Needy("linux-x86_64"), Needy("linux-aarch64"), Of("libtool-data", null) })
        {
            debs.Add(await DebSample.WriteAsync(_folder.FullName, new DebPackage { Package = package }));
        }

        await AptRepositoryFolder.WriteAsync(Repository, new AptSuite { Date = DebSample.Time, ClearSigner = new KeyringSigner(keys.Ring) }, debs);
        using var server = new FileServer(Repository);
        using var system = new AptSystem(server.Address, keys.Ring.PublicKey);
        Update(system);

        system.Run("-y", "install", "program").ShouldBeAccepted();

        system.Root.Read("/program").ShouldBe("linux-x86_64");
        system.Root.Read("/libtool-data").ShouldBe("all");
    }

    [SkippableFact]
    public async Task Apt_refuses_the_signature_of_another_key()
    {
        using var others = new GpgKeyring(passphrase: "");
        await WriteAsync("1.0.0");

        Refused("NO_PUBKEY", others.PublicKey);
    }

    [SkippableFact]
    public async Task Apt_refuses_a_package_with_a_changed_byte()
    {
        await WriteAsync("1.0.0");
        Change(Directory.GetFiles(Repository, "*.deb", SearchOption.AllDirectories).Single(), bytes => bytes[^50] ^= 1);
        using var server = new FileServer(Repository);
        using var system = new AptSystem(server.Address, keys.Ring.PublicKey);
        Update(system);

        var verdict = system.Run("-y", "install", "tool");

        verdict.ExitCode.ShouldNotBe(0);
        (verdict.Output + verdict.Error).ShouldContain("Hash Sum mismatch");
    }

    [SkippableFact]
    public async Task Reprepro_takes_the_package_into_its_own_repository()
    {
        var reprepro = Validator.Require("reprepro");
        var deb = await DebAsync("1.0.0-rc.1");
        var root = _folder.CreateSubdirectory("reprepro/conf");
        await File.WriteAllTextAsync(Path.Combine(root.FullName, "distributions"), "Codename: stable\nComponents: main\nArchitectures: amd64\n");

        reprepro.Run("-b", root.Parent!.FullName, "includedeb", "stable", deb).ShouldBeAccepted();

        reprepro.Accept("-b", root.Parent!.FullName, "list", "stable").ShouldContain("tool 1.0.0~rc.1-1");
    }

    private static void Update(AptSystem system)
    {
        var verdict = system.Run("update");
        verdict.ShouldBeAccepted();
        // With a notice or warning apt is content too; we are not.
        verdict.Error.ShouldBe("");
    }

    private static void Change(string file, Action<byte[]> change)
    {
        var bytes = File.ReadAllBytes(file);
        change(bytes);
        File.WriteAllBytes(file, bytes);
    }

    private void Refused(string why, string? publicKey = null)
    {
        using var server = new FileServer(Repository);
        using var system = new AptSystem(server.Address, publicKey ?? keys.Ring.PublicKey);

        var verdict = system.Run("update");

        verdict.ExitCode.ShouldNotBe(0);
        verdict.Error.ShouldContain(why);
        system.Run("-y", "install", "tool").ExitCode.ShouldNotBe(0);
    }

    // Every apt takes either signature; the other is taken away to see that each is enough.
    private void Keep(string signature) => File.Delete(Path.Combine(Repository, "dists/stable", signature == "InRelease" ? "Release.gpg" : "InRelease"));

    private async Task WriteAsync(string version)
    {
        var signer = new KeyringSigner(keys.Ring);
        var suite = new AptSuite { Date = DebSample.Time, Origin = "Example", Label = "Tools", Signer = signer, ClearSigner = signer };
        await AptRepositoryFolder.WriteAsync(Repository, suite with { Date = version == "1.3.0" ? suite.Date.AddDays(1) : suite.Date }, [await DebAsync(version)]);
    }

    private Task<string> DebAsync(string version) => DebSample.WriteAsync(_folder.FullName, new DebPackage { Package = DebSample.Small(version, DebSample.File("/tool.txt", version)) });

    public sealed class Keys : IDisposable
    {
        private readonly Lazy<GpgKeyring> _ring = new(() => new GpgKeyring(passphrase: ""));

        public GpgKeyring Ring => _ring.Value;

        public void Dispose()
        {
            if (_ring.IsValueCreated)
            {
                _ring.Value.Dispose();
            }
        }
    }
}
