using Releasing.AcceptanceTests.Tools;
using Releasing.Formats.Deb;

namespace Releasing.AcceptanceTests.Formats.Deb;

/// <summary>debsig-verify accepts a signed package and refuses one that was changed afterwards.</summary>
public sealed class DebSignatureTests(DebSignatureTests.Keys keys) : IClassFixture<DebSignatureTests.Keys>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableTheory]
    [InlineData(DebSignatureRole.Origin, "origin")]
    [InlineData(DebSignatureRole.Maintainer, "maint")]
    [InlineData(DebSignatureRole.Archive, "archive")]
    public async Task Debsig_verify_accepts_the_signature_and_refuses_a_changed_package(DebSignatureRole role, string type)
    {
        var debsig = Validator.Require("debsig-verify");
        var deb = new DebPackage
        {
            Package = DebSample.Small("1.0.0", DebSample.File("/tool.txt", "tool\n")),
            Signer = new KeyringSigner(keys.Ring),
            SignatureRole = role,
        };
        var path = await DebSample.WriteAsync(_folder.FullName, deb);
        WritePolicy(type);

        Verify(debsig, path).Output.ShouldContain("Verified package");
        Validator.Require("dpkg-deb").Accept("--info", path).ShouldContain("Package: tool");

        var bytes = await File.ReadAllBytesAsync(path);
        bytes[600] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
        Verify(debsig, path).ExitCode.ShouldNotBe(0);
    }

    private Verdict Verify(Validator debsig, string path) =>
        debsig.Run("--policies-dir", Path.Combine(_folder.FullName, "policies"), "--keyrings-dir", Path.Combine(_folder.FullName, "keyrings"), path);

    private void WritePolicy(string type)
    {
        var id = keys.Ring.Fingerprint[^16..];
        var keyring = Path.Combine(_folder.CreateSubdirectory("keyrings/" + id).FullName, "tool.gpg");
        keys.Ring.Gpg("--output", keyring, "--export");
        var policy = Path.Combine(_folder.CreateSubdirectory("policies/" + id).FullName, "tool.pol");
        File.WriteAllText(
            policy,
            $"""
            <?xml version="1.0"?>
            <!DOCTYPE Policy SYSTEM "https://www.debian.org/debsig/1.0/policy.dtd">
            <Policy xmlns="https://www.debian.org/debsig/1.0/">
              <Origin Name="Tool" id="{id}" Description="Tool"/>
              <Selection><Required Type="{type}" File="tool.gpg" id="{id}"/></Selection>
              <Verification MinOptional="0"><Required Type="{type}" File="tool.gpg" id="{id}"/></Verification>
            </Policy>

            """);
    }

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
