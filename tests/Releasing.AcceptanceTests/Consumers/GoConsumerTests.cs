using Releasing.AcceptanceTests.Formats.AptRepository;
using Releasing.AcceptanceTests.Formats.Linux;
using Releasing.AcceptanceTests.Formats.Rpm;
using Releasing.AcceptanceTests.Packed;
using Releasing.AcceptanceTests.Tools;
using Releasing.Formats.Linux;
using Releasing.Formats.Rpm;

namespace Releasing.AcceptanceTests.Consumers;

/// <summary>Two Go programs: changed settings, a replaced task that calls the original, an inserted task.</summary>
[Collection(nameof(UsesPackedAddin))]
public sealed class GoConsumerTests(PackedAddin addin) : IDisposable
{
    private readonly ConsumerRelease _release = new(addin, "Go");

    public void Dispose() => _release.Dispose();

    [SkippableFact]
    public void Release_has_both_programs_for_every_target_and_repeats_nothing()
    {
        Validator.Require("go");

        var output = _release.Build("--target=Release");

        string[] linux = ["linux-aarch64", "linux-armv7", "linux-x86_64"];
        string[] expected = [.. linux.Select(target => $"greet_1.2.3_{target}.tar.gz"), "greet_1.2.3_windows-x86_64.zip", "checksums.txt", "checksums-sha512.txt",
            "greet_1.2.3-1_amd64.deb", "greet_1.2.3-1_arm64.deb", "greet_1.2.3-1_armhf.deb", "greet-1.2.3-1.x86_64.rpm", "greet-1.2.3-1.aarch64.rpm", "greet-1.2.3-1.armv7hl.rpm",
            "greet-1.2.3-r0.x86_64.apk", "greet-1.2.3-r0.aarch64.apk", "greet-1.2.3-r0.armv7.apk",
            "greet-1.2.3-windows-x86_64.msi"];
        expected.ShouldBeSubsetOf(_release.PublishedNames);
        expected.ShouldBeSubsetOf(_release.CataloguedNames);
        _release.ExpectCheckedDownloads();
        Validator.Require("sha512sum").RunIn(_release.Published, "--strict", "-c", "checksums-sha512.txt").ShouldBeAccepted();
        output.ShouldContain("inspected greet_1.2.3_linux-x86_64.tar.gz");

        ExpectVersion(Validator.Require("env"), "linux-x86_64");
        ExpectVersion(Validator.Require("qemu-aarch64-static"), "linux-aarch64");
        ExpectVersion(Validator.Require("qemu-arm-static"), "linux-armv7");
        Validator.Require("file").Accept(Path.Combine(_release.Unpack("greet_1.2.3_windows-x86_64.zip"), "greet.exe")).ShouldContain("PE32+ executable (console) x86-64");
        Validator.Require("msiextract").Accept("--list", Path.Combine(_release.Published, "greet-1.2.3-windows-x86_64.msi")).Split('\n').ShouldContain("greet/greetd.exe");

        ExpectVerified();
        var before = _release.Snapshot();
        var again = _release.Start("--target=Release");
        again.ShouldBeAccepted();
        again.Error.ShouldBeEmpty();
        _release.Snapshot().ShouldBe(before);

        // Every target is reproduced in a test of its own; here it is the settings, the note and the packages with their service.
        _release.Build("--target=Reproduce", "--only=linux-x86_64").ShouldContain("artifacts have the same bytes");
    }

    [SkippableFact]
    public void Its_own_test_releases_it_on_the_fake_GitHub()
    {
        Validator.Require("go");
        addin.Pack("Releasing.Cake.Testing");

        var verdict = _release.Test();

        verdict.ShouldBeAccepted();
        verdict.Output.ShouldContain("Passed:     1");
    }

    [SkippableFact]
    public void Its_service_lives_with_the_package_and_apt_and_dnf_install_it_signatures_required()
    {
        Validator.Require("go");
        using var keys = new GpgKeyring("rsa2048");
        _release.Variables.Add($"GPG_PRIVATE_KEY={keys.PrivateKey}");
        _release.Variables.Add($"GPG_PASSPHRASE={GpgKeyring.Passphrase}");

        _release.Build("--target=Package", "--only=linux-x86_64", "--skip=Test");

        // Go links statically; debsigs, which invented the member, puts the signature at the end too; a system without systemd has nobody who starts the service.
        PackageJudges.ExpectLintianContent(
            Dist("greet_1.2.3-1_amd64.deb"), "E: statically-linked-binary", "E: misplaced-extra-member-in-deb _gpgorigin", "I: package-supports-alternative-init-but-no-init.d-script");
        PackageJudges.ExpectRpmlintContent(Dist("greet-1.2.3-1.x86_64.rpm"), "E: statically-linked-binary");
        ExpectApt(keys);
        ExpectDnf(keys);
        var (deb, rpm) = (Kept("greet_1.2.3-1_amd64.deb"), Kept("greet-1.2.3-1.x86_64.rpm"));
        var first = File.ReadAllBytes(deb);
        File.Delete(Dist("greet_1.2.3-1_amd64.deb"));
        _release.Build("--target=Package.Deb", "--only=linux-x86_64", "--skip=Test");
        File.ReadAllBytes(Dist("greet_1.2.3-1_amd64.deb")).ShouldBe(first, "the signature is the same again");

        _release.Tag("v1.3.0");
        _release.Build("--target=Package", "--only=linux-x86_64", "--skip=Test,Archive,SourceArchive");
        ExpectServiceOfDeb(deb, Dist("greet_1.3.0-1_amd64.deb"));
        ExpectServiceOfRpm(rpm, Dist("greet-1.3.0-1.x86_64.rpm"));
    }

    // As a user does it, with nothing but the downloaded files and the public key.
    private void ExpectVerified()
    {
        string[] command = ["verify", _release.Published, "--key", _release.Artifact("signing-key.pub"), "--require", "signature,provenance"];
        var verdict = ReleasingProgram.Run(command);
        verdict.ShouldBeAccepted();
        verdict.Output.ShouldContain("passed\tExecution\tgreet_1.2.3_linux-x86_64.tar.gz\tgreet: greet 1.2.3; greetd: greetd 1.2.3");
        verdict.Output.ShouldContain("passed\tPackage\tgreet-1.2.3-1.aarch64.rpm");

        var file = Path.Combine(_release.Published, "greet_1.2.3_linux-x86_64.tar.gz");
        var bytes = File.ReadAllBytes(file);
        File.WriteAllBytes(file, [.. bytes[..^1], (byte)(bytes[^1] ^ 1)]);
        var refused = ReleasingProgram.Run(command);
        File.WriteAllBytes(file, bytes);
        refused.ExitCode.ShouldBe(1);
        refused.Output.ShouldContain("FAILED\tChecksum\tgreet_1.2.3_linux-x86_64.tar.gz");
        refused.Output.ShouldContain("skipped\tExecution\tgreet_1.2.3_linux-x86_64.tar.gz\tNot started");
        ReleasingProgram.Run("verify", _release.Published).Error.ShouldContain("Who has to have signed?");
        ReleasingProgram.Run("verify", _release.Published, "--certificate-identity-regexp", ".*", "--certificate-oidc-issuer", "https://issuer.example.org").Error.ShouldContain("IdentityNotRequired");
    }

    private string Dist(string name) => Path.Combine(_release.Dist, name);

    // The next release clears its folder.
    private string Kept(string name)
    {
        Directory.CreateDirectory(_release.Artifact("kept"));
        File.Copy(Dist(name), _release.Artifact("kept/" + name));
        return _release.Artifact("kept/" + name);
    }

    private void ExpectApt(GpgKeyring keys)
    {
        using var server = new FileServer(_release.Artifact("apt"));
        using var system = new AptSystem(server.Address, keys.PublicKey);
        var update = system.Run("update");
        update.ShouldBeAccepted();
        update.Error.ShouldBe("");
        system.Run("-y", "install", "greet").ShouldBeAccepted();
        Validator.Require("env").Accept(system.Root["/usr/bin/greet"], "--version").ShouldBe("greet 1.2.3\n");
        system.Root.Verify("greet").ShouldBe("");
        File.ReadAllText(_release.Artifact("apt/key.asc")).ShouldBe(keys.PublicKey);
    }

    private void ExpectDnf(GpgKeyring keys)
    {
        using var root = new RpmRoot();
        var yum = _release.Artifact("yum");
        File.ReadAllText(Path.Combine(yum, "repodata/repomd.xml.key")).ShouldBe(keys.PublicKey);
        Validator.Require("dnf").Run(
            "-y", "--installroot=" + root.Folder, "--releasever=1", "--setopt=reposdir=" + root["/none"], "--setopt=cachedir=" + root["/var/cache/dnf"], "--setopt=logdir=" + root.Folder,
            "--setopt=install_weak_deps=False", "--forcearch=x86_64", "--repofrompath=ours,file://" + yum, "--setopt=ours.gpgcheck=1", "--setopt=ours.repo_gpgcheck=1",
            $"--setopt=ours.gpgkey=file://{yum}/repodata/repomd.xml.key", "install", "greet", Shell()).ShouldBeAccepted();
        root.Accept("-q", "greet").ShouldBe("greet-1.2.3-1.x86_64\n");
        Validator.Require("env").Accept(root["/usr/bin/greet"], "--version").ShouldBe("greet 1.2.3\n");
        root.Accept("-V", "greet").ShouldBe("");
    }

    // What the scripts of a service ask for, in a system that has nothing.
    private string Shell()
    {
        var package = new RpmPackage
        {
            Package = new LinuxPackage
            {
                Name = "shell", Version = new PackageVersion { Upstream = Releasing.Versions.SemanticVersion.Parse("1.0.0") }, Summary = "A shell", Maintainer = "Ada <ada@example.org>", Licence = "MIT",
                ModificationTime = DateTimeOffset.UnixEpoch.AddYears(50), Relations = new PackageRelations { Provides = [new PackageRelation("/bin/sh")] },
            },
        };
        return RpmFile.WriteAsync(_release.Artifact("shell.rpm"), package).GetAwaiter().GetResult().Path;
    }

    private static void ExpectServiceOfDeb(string first, string second)
    {
        using var root = new ServiceRoot();
        root.CopyPackage("perl-base");
        root.CopyPackage("init-system-helpers");
        foreach (var folder in new[] { "info", "updates", "triggers", "parts" })
        {
            Directory.CreateDirectory(root["/var/lib/dpkg/" + folder]);
        }

        root.Write("/var/lib/dpkg/status", "");
        root.Write("/var/log/dpkg.log", "");
        void Dpkg(params string[] arguments) => Validator.Require("dpkg").Run(["--root=" + root.Folder, "--force-depends", .. arguments]).ShouldBeAccepted();

        Dpkg("--install", first);
        root.IsEnabled("greetd.service").ShouldBeTrue();
        root.Calls().ShouldContain(call => call.Contains("start greetd.service"));
        Dpkg("--install", second);
        root.Calls().ShouldContain(call => call.Contains("restart greetd.service"));
        Dpkg("--purge", "greet");
        root.Calls().ShouldContain(call => call.Contains("stop greetd.service"));
        root.IsEnabled("greetd.service").ShouldBeFalse();
    }

    private static void ExpectServiceOfRpm(string first, string second)
    {
        using var root = new ServiceRoot();
        void Rpm(params string[] arguments) => Validator.Require("rpm").Run(["--root", root.Folder, "--dbpath", "/var/lib/rpm", .. arguments]).ShouldBeAccepted();
        Rpm("--initdb");

        Rpm("-U", "--nodeps", first);
        root.Calls().ShouldContain(call => call.Contains("preset greetd.service"));
        Rpm("-U", "--nodeps", second);
        root.Calls().ShouldContain(call => call.Contains("try-restart greetd.service"));
        Rpm("-e", "greet");
        root.Calls().ShouldContain(call => call.Contains("stop greetd.service"));
        root.IsEnabled("greetd.service").ShouldBeFalse();
    }

    private void ExpectVersion(Validator runner, string target)
    {
        var folder = _release.Unpack($"greet_1.2.3_{target}.tar.gz");
        runner.Accept(Path.Combine(folder, "greet"), "--version").ShouldBe("greet 1.2.3\n");
        runner.Accept(Path.Combine(folder, "greetd"), "--version").ShouldBe("greetd 1.2.3\n");
        File.ReadAllText(Path.Combine(folder, "NOTE.txt")).ShouldBe($"Packed for {target} by Ada Lovelace <ada@example.org>\n");
        File.Exists(Path.Combine(folder, "completions/greet.bash")).ShouldBeTrue();
        File.Exists(Path.Combine(folder, "LICENSE")).ShouldBeTrue();
    }
}
