using System.Security.Cryptography;
using Releasing.AcceptanceTests.CodeSigning;
using Releasing.Verification.Folders;

namespace Releasing.AcceptanceTests.Verification;

/// <summary>Installers of other programs are looked into like ours: wixl's packages, and those that osslsigncode signed.</summary>
public sealed class ForeignInstallersTests : IDisposable
{
    private const string Name = "tool-1.2.3-windows-x86_64.msi";

    private const string Source = """
        <Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
          <Product Id="*" Name="Tool" Language="1033" Version="1.2.3" Manufacturer="Acme" UpgradeCode="11111111-2222-3333-4444-555555555555">
            <Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine" />
            <MediaTemplate EmbedCab="yes" />
            <Directory Id="TARGETDIR" Name="SourceDir">
              <Directory Id="ProgramFiles64Folder">
                <Directory Id="INSTALLFOLDER" Name="The Tool">
                  <Component Id="Source" Guid="11111111-2222-3333-4444-666666666666" Win64="yes"><File Id="Text" Name="read me.txt" Source="tool.wxs" KeyPath="yes" /></Component>
                </Directory>
              </Directory>
            </Directory>
            <Feature Id="Main" Level="1"><ComponentRef Id="Source" /></Feature>
          </Product>
        </Wix>
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-foreign-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_package_of_wixl_passes_unsigned_and_signed(bool isSigned)
    {
        var release = _folder.CreateSubdirectory("release").FullName;
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "tool.wxs"), Source);
        Validator.Require("wixl").RunIn(_folder.FullName, "-a", "x64", "-o", isSigned ? "unsigned.msi" : Path.Combine(release, Name), "tool.wxs").ShouldBeAccepted();
        if (isSigned)
        {
            using var keys = new CodeSigningKeys();
            Validator.Require("osslsigncode").RunIn(
                _folder.FullName, "sign", "-pkcs12", keys["signer.pfx"], "-pass", CodeSigningKeys.Password, "-h", "sha256", "-in", "unsigned.msi", "-out", Path.Combine(release, Name)).ShouldBeAccepted();
        }

        var digest = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(release, Name))));
        await File.WriteAllTextAsync(Path.Combine(release, "checksums.txt"), $"{digest}  {Name}\n");
        var rows = (await FolderVerifier.VerifyAsync(release, FolderOptions.Unsigned("a test"))).Rows.Where(row => row.Asset == Name).ToDictionary(row => row.Check, row => row.Message);

        rows[FolderCheck.Contents].ShouldBe("1 members, all inside of it.");
        rows[FolderCheck.Package].ShouldBe("1.2.3 for x64.");
        rows[FolderCheck.Execution].ShouldBe("There is no program in it.");
    }
}
