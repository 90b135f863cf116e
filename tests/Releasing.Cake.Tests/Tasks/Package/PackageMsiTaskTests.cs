using System.Buffers.Binary;
using Cake.Core;
using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake.Tasks;
using Releasing.Cake.Tests.Hosting;
using Releasing.Formats.Msi;
using Releasing.Formats.Msi.Database;
using Releasing.Targets;

namespace Releasing.Cake.Tests.Tasks.Package;

[Collection(OneHostAtATime.Name)]
public sealed class PackageMsiTaskTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    [Fact]
    public void The_windows_program_becomes_a_package_with_what_the_project_says_of_itself()
    {
        _release.Run("--target=Package.Msi").ShouldBe(0, _release.Output);

        var database = Read("tool-1.2.3-windows-x86_64.msi");
        database.Summary.Template.ShouldBe("x64;1033");
        Property(database, "ProductName").ShouldBe("tool");
        Property(database, "ProductVersion").ShouldBe("1.2.3");
        Property(database, "Manufacturer").ShouldBe("Ada");
        Column(database, "File", 2).ShouldBe(["LICENSE", "README.md", "tool.exe"], ignoreOrder: true);
        Column(database, "Environment", 1).ShouldBe(["=-*PATH"]);
        Column(database, "Dialog", 0).ShouldContain("LicenceDialog");
        database.Tables.ShouldNotContain(table => table.Name == "Shortcut");
    }

    [Fact]
    public void Settings_reach_the_package()
    {
        _release.Run<MsiContext>([], "--target=Package.Msi").ShouldBe(0, _release.Output);

        var database = Read("Tool-1.2.3-x86_64.msi");
        database.Summary.WordCount.ShouldBe(10);
        Property(database, "ProductName").ShouldBe("The Tool");
        Property(database, "Manufacturer").ShouldBe("Acme");
        Property(database, "UpgradeCode").ShouldBe("{11111111-2222-3333-4444-555555555555}");
        Property(database, "ARPHELPLINK").ShouldBe("https://example.org/help");
        Column(database, "Shortcut", 2).ShouldHaveSingleItem().ShouldEndWith("The Tool");
        Column(database, "Registry", 2).ShouldContain(@"Software\Acme");
        Column(database, "Environment", 1).ShouldBe(["=-TOOL_HOME"]);
        database.Tables.ShouldNotContain(table => table.Name == "Dialog");
    }

    [Fact]
    public void Files_that_settings_name_and_nobody_wrote_are_told_together_before_anything_is_made()
    {
        _release.Run<MissingContext>([], "--target=Package.Msi").ShouldNotBe(0);

        _release.Output.ShouldContain("Settings.Desktop.Icon is 'icon.png', but there is no such file.");
        _release.Output.ShouldContain("Settings.Desktop.LicenceFile is 'EULA.txt', but there is no such file.");
        Directory.Exists(Path.Combine(_release.Artifacts, "dist")).ShouldBeFalse();
    }

    [Fact]
    public void A_second_run_makes_nothing_and_another_setting_makes_the_package_again()
    {
        _release.Run("--target=Package.Msi").ShouldBe(0, _release.Output);
        _release.Run("--target=Package.Msi").ShouldBe(0, _release.Output);
        _release.Output.ShouldContain("windows-x86_64.msi: up to date");

        _release.Run<ValueContext>([], "--target=Package.Msi").ShouldBe(0, _release.Output);

        _release.Output.ShouldNotContain("windows-x86_64.msi: up to date");
    }

    [Fact]
    public void The_upgrade_code_follows_from_the_repository_and_the_product_code_from_the_version()
    {
        _release.Run("--target=Package.Msi").ShouldBe(0, _release.Output);
        var first = Read("tool-1.2.3-windows-x86_64.msi");
        _release.Commit("feat: more");
        _release.Tag("v1.3.0");

        _release.Run("--target=Package.Msi").ShouldBe(0, _release.Output);

        var second = Read("tool-1.3.0-windows-x86_64.msi");
        Property(second, "UpgradeCode").ShouldBe(Property(first, "UpgradeCode"));
        Property(second, "ProductCode").ShouldNotBe(Property(first, "ProductCode"));
        Column(second, "Component", 1).ShouldBe(Column(first, "Component", 1));
    }

    [Fact]
    public void A_pre_release_is_told_apart_by_its_product_code_alone_which_is_remarked()
    {
        _release.Commit("feat: more");
        _release.Tag("v1.3.0-rc.1");

        _release.Run("--target=Package.Msi").ShouldBe(0, _release.Output);

        Property(Read("tool-1.3.0-rc.1-windows-x86_64.msi"), "ProductVersion").ShouldBe("1.3.0");
        _release.Output.ShouldContain("Windows compares 1.3.0 alone");
    }

    [Fact]
    public void What_Windows_Installer_forbids_is_said_before_anything_is_compiled()
    {
        _release.Commit("feat: more");
        _release.Tag("v256.0.0");

        _release.Run<ValueContext>([], "--target=Package.Msi").ShouldNotBe(0);

        _release.Output.ShouldContain("Version: the major number 256 is above 255");
        Directory.Exists(Path.Combine(_release.Artifacts, "dist")).ShouldBeFalse();
    }

    [Fact]
    public void A_replaced_task_calls_the_original()
    {
        _release.Run([typeof(OwnMsi)], "--target=Package.Msi").ShouldBe(0, _release.Output);

        Property(Read("tool-1.2.3-windows-x86_64.msi"), "ProductName").ShouldBe("Own");
    }

    [Theory]
    [InlineData("--only=linux-*")]
    [InlineData("--skip=Package.Msi")]
    public void Without_a_windows_target_and_when_skipped_it_makes_nothing(string argument)
    {
        _release.Run("--target=Package", argument).ShouldBe(0, _release.Output);

        Directory.GetFiles(Path.Combine(_release.Artifacts, "dist"), "*.msi").ShouldBeEmpty();
    }

    [Fact]
    public void A_missing_source_of_wix_stops_the_release()
    {
        _release.Run<SourceContext>([], "--target=Package.Msi").ShouldNotBe(0);

        _release.Output.ShouldContain("installer.wxs");
        Directory.Exists(Path.Combine(_release.Artifacts, "dist")).ShouldBeFalse();
    }

    [Fact]
    public void A_source_of_wix_for_arm64_stops_the_release_where_wixl_would_have_to_build_it()
    {
        var program = TinyBinaries.Pe();
        BinaryPrimitives.WriteUInt16LittleEndian(program.AsSpan(0x84), 0xAA64);
        _release.WriteProgram("windows-aarch64/tool.exe", program);
        _release.Write("installer.wxs", "<Wix/>");
        _release.Commit("feat: arm");
        _release.Tag("v1.3.0");

        _release.Run<ArmSourceContext>([], "--target=Package.Msi").ShouldNotBe(0);

        _release.Output.ShouldContain(OperatingSystem.IsWindows() ? "wix" : "wixl makes no packages for arm64");
    }

    private MsiDatabase Read(string name) => MsiDatabaseReader.Open(Path.Combine(_release.Artifacts, "dist", name));

    private static string Property(MsiDatabase database, string name) =>
        (string)database.Tables.Single(table => table.Name == "Property").Rows.Single(row => (string)row[0]! == name)[1]!;

    private static IReadOnlyList<string> Column(MsiDatabase database, string name, int column) =>
        [.. database.Tables.Single(table => table.Name == name).Rows.Select(row => (string)row[column]!)];
}

[TaskName(TaskNames.PackageMsi)]
public sealed class OwnMsi : PackageMsiTask
{
    protected override MsiPackage Describe(ReleaseContext context, Target target, IReadOnlyList<PlannedArtifact> programs) =>
        base.Describe(context, target, programs) with { Name = "Own" };
}

public sealed class MsiContext : PrebuiltContext
{
    public MsiContext(ICakeContext context)
        : base(context)
    {
        Settings.Desktop.DisplayName = "The Tool";
        Settings.Desktop.Terminal = false;
        var msi = Settings.Msi;
        (msi.NameTemplate, msi.Manufacturer, msi.Scope, msi.UserInterface, msi.HelpAddress) = ("Tool-{version}-{arch}", "Acme", MsiScope.PerUser, false, "https://example.org/help");
        msi.UpgradeCode = new Guid("11111111-2222-3333-4444-555555555555");
        msi.Variables.Add(new MsiVariable("TOOL_HOME", "[INSTALLFOLDER]"));
        msi.RegistryValues.Add(new MsiRegistryValue(@"Software\Acme", "Home", "[INSTALLFOLDER]"));
    }
}

public sealed class MissingContext : PrebuiltContext
{
    public MissingContext(ICakeContext context)
        : base(context) => (Settings.Desktop.Icon, Settings.Desktop.LicenceFile) = ("icon.png", "EULA.txt");
}

public sealed class ValueContext : PrebuiltContext
{
    public ValueContext(ICakeContext context)
        : base(context) => Settings.Msi.RegistryValues.Add(new MsiRegistryValue(@"Software\Acme", "Home", "[INSTALLFOLDER]"));
}

public sealed class SourceContext : PrebuiltContext
{
    public SourceContext(ICakeContext context)
        : base(context) => Settings.Msi.Source = "installer.wxs";
}

public sealed class ArmSourceContext : PrebuiltContext
{
    public ArmSourceContext(ICakeContext context)
        : base(context)
    {
        Settings.Msi.Source = "installer.wxs";
        Settings.Targets.Add("windows-aarch64");
    }
}
