using Releasing.AcceptanceTests.Builders;
using Releasing.AcceptanceTests.CodeSigning;
using Releasing.Artifacts;
using Releasing.Cake.Settings;
using Releasing.Cake.Tasks;

namespace Releasing.AcceptanceTests.Msi;

/// <summary>The task with real programs beside it: osslsigncode, and wixl with the repository's own source.</summary>
public sealed class MsiTaskTests(InstalledTool tool) : IClassFixture<InstalledTool>
{
    private const string WixSource = """
        <?xml version="1.0" encoding="utf-8"?>
        <Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
          <Product Id="*" Name="$(var.Name) by $(var.Greeting)" Language="1033" Version="$(var.Version)" Manufacturer="$(var.Manufacturer)" UpgradeCode="$(var.UpgradeCode)">
            <Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine" />
            <MediaTemplate EmbedCab="yes" />
            <Directory Id="TARGETDIR" Name="SourceDir">
              <Directory Id="ProgramFiles64Folder">
                <Directory Id="INSTALLFOLDER" Name="$(var.Name)">
                  <Component Id="Program" Guid="11111111-2222-3333-4444-666666666666" Win64="yes"><File Id="Tool" Name="tool.exe" Source="$(var.Programs)/tool.exe" KeyPath="yes" /></Component>
                </Directory>
              </Directory>
            </Directory>
            <Feature Id="Main" Level="1"><ComponentRef Id="Program" /></Feature>
          </Product>
        </Wix>
        """;

    [SkippableFact]
    public async Task With_a_certificate_the_package_is_signed_after_it_is_written()
    {
        var osslsigncode = Validator.Require("osslsigncode");
        using var keys = new CodeSigningKeys();
        using var release = Release();
        var settings = release.Context.Settings.CodeSigning.Windows;
        (settings.Pfx, settings.Password, settings.Tool) = (Secret.FromText(Convert.ToBase64String(File.ReadAllBytes(keys["signer.pfx"]))), Secret.FromText(CodeSigningKeys.Password), AuthenticodeTool.OsslSignCode);
        settings.TimestampServers.Clear();

        var package = await MakeAsync(release);

        osslsigncode.Accept("verify", "-CAfile", keys.Authority, "-in", package).ShouldContain("Signature verification: ok");
        Directory.GetFileSystemEntries(Path.Combine(release.Context.WorkFolder, "msi")).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task The_repositorys_own_source_is_built_with_the_variables_of_the_release()
    {
        Skip.If(OperatingSystem.IsWindows(), "wixl is for other systems");
        Validator.Require("wixl");
        using var release = Release();
        release.Context.Settings.Msi.Source = "packaging/installer.wxs";
        release.Context.Settings.Msi.Manufacturer = "Acme";
        release.Context.Settings.Msi.Defines["Greeting"] = "Ada & Co";

        var properties = Validator.Require("msiinfo").Accept("export", await MakeAsync(release), "Property");

        properties.ShouldContain("ProductName\ttool by Ada & Co\r\n");
        properties.ShouldContain("ProductVersion\t1.2.3\r\n");
        properties.ShouldContain("Manufacturer\tAcme\r\n");
    }

    private RealRepository Release()
    {
        var release = new RealRepository().Write("LICENSE", "MIT\n").Write("packaging/installer.wxs", WixSource);
        var context = release.Context;
        context.Settings.Project.Name = "tool";
        var program = new PlannedArtifact { Kind = ArtifactKind.Binary, Name = "tool.exe", Path = "work/bin/windows-x86_64/tool.exe", Target = "windows-x86_64" };
        context.Plan.Add("CrossCompile", [program]);
        Directory.CreateDirectory(Path.GetDirectoryName(context.FullPath(program))!);
        File.Copy(tool.Program("1.2.3"), context.FullPath(program));
        var digest = FileDigest.OfAsync(context.FullPath(program)).GetAwaiter().GetResult();
        context.Catalogue.Record(new Artifact
        {
            Kind = program.Kind, Name = program.Name, Path = program.Path, Target = program.Target, Sha256 = digest.Sha256, Size = digest.Size,
            ProducedBy = "CrossCompile", Fingerprint = new string('0', 64),
        });
        return release;
    }

    private static async Task<string> MakeAsync(RealRepository release)
    {
        var task = new PackageMsiTask();
        release.Context.Plan.Add(task.Name, task.Plan(release.Context));
        await task.RunAsync(release.Context);
        return release.Context.FullPath(release.Context.Plan.By(task.Name).Single());
    }
}
