using Releasing.Formats.Msi;

namespace Releasing.AcceptanceTests.Msi;

/// <summary>Wine's Windows Installer installs, upgrades and removes, without a question.</summary>
public sealed class WineInstallationTests(InstalledTool tool) : IClassFixture<InstalledTool>
{
    private const string Uninstall = @"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall";
    private const string MachineVariables = @"HKLM\System\CurrentControlSet\Control\Session Manager\Environment";
    private const string Service = @"HKLM\System\CurrentControlSet\Services\toolsvc";
    private const string Program = @"C:\Program Files\Acme\Tool\tool.exe";

    [SkippableFact]
    public async Task The_machine_gets_all_of_it_an_upgrade_replaces_a_downgrade_is_refused_and_the_removal_leaves_nothing()
    {
        var wine = tool.Wine;
        var (older, newer) = (await tool.WriteAsync("older.msi", tool.FullPackage("1.2.3")), await tool.WriteAsync("newer.msi", tool.FullPackage("1.3.0")));

        wine.MsiExec("/i", older).ShouldBeAccepted();
        wine.Run(Program).Output.ShouldContain("tool 1.2.3");
        wine.Find("Acme/Tool/").ShouldBe(["Program Files/Acme/Tool/plugins", "Program Files/Acme/Tool/share", "Program Files/Acme/Tool/share/a long name.txt", "Program Files/Acme/Tool/share/only in 1.2.3.txt", "Program Files/Acme/Tool/tool.exe"]);
        ExpectSystem(wine, "1.2.3");

        wine.MsiExec("/i", newer).ShouldBeAccepted();
        wine.Run(Program).Output.ShouldContain("tool 1.3.0");
        wine.Find("only in").ShouldHaveSingleItem().ShouldEndWith("only in 1.3.0.txt");
        ExpectSystem(wine, "1.3.0");

        wine.MsiExec("/i", older).ExitCode.ShouldBe(1603 & 0xFF);
        wine.Run(Program).Output.ShouldContain("tool 1.3.0");
        ExpectSystem(wine, "1.3.0");

        wine.MsiExec("/x", newer).ShouldBeAccepted();
        wine.Find("Acme").ShouldBeEmpty();
        wine.Find("Tool.lnk").ShouldBeEmpty();
        wine.Registry(Uninstall).ShouldNotContain("Tool");
        wine.Registry(MachineVariables).ShouldNotContain("Acme");
        wine.Registry(@"HKLM\Software\Acme").ShouldBeEmpty();
        wine.Registry(@"HKCU\Software\Acme").ShouldBeEmpty();
        wine.Registry(Service).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_user_gets_it_in_the_own_folders_and_a_release_candidate_gives_way_to_the_final_version()
    {
        var wine = tool.Wine;
        var candidate = await tool.WriteAsync("candidate.msi", ForUser("2.0.0-rc.1"));
        var final = await tool.WriteAsync("final.msi", ForUser("2.0.0"));

        wine.MsiExec("/i", candidate).ShouldBeAccepted();
        var installed = wine.Find("Acme/User/tool.exe").ShouldHaveSingleItem();
        installed.ShouldStartWith("users/");
        installed.ShouldEndWith("AppData/Local/Programs/Acme/User/tool.exe");
        wine.Run(Path.Combine(wine.Drive, installed)).Output.ShouldContain("tool 2.0.0-rc.1");
        wine.Registry(@"HKCU\Environment").ShouldContain(@"\Programs\Acme\User\");
        wine.Registry(MachineVariables).ShouldNotContain("Acme");
        wine.Find("Program Files/Acme/User").ShouldBeEmpty();

        wine.MsiExec("/i", final).ShouldBeAccepted();
        wine.Run(Path.Combine(wine.Drive, installed)).Output.ShouldContain("tool 2.0.0\r\n");
        wine.Find("only in").ShouldHaveSingleItem().ShouldEndWith("only in 2.0.0.txt");

        wine.MsiExec("/x", final).ShouldBeAccepted();
        wine.Find("Acme/User").ShouldBeEmpty();
        wine.Registry(@"HKCU\Environment").ShouldNotContain("Acme");
        wine.Registry(@"HKCU\Software\Acme").ShouldBeEmpty();
    }

    [SkippableFact]
    [Trait("Category", "Soak")]
    public async Task Another_folder_and_a_part_can_be_chosen_and_with_a_progress_bar_it_is_the_same()
    {
        var wine = tool.Wine;
        var package = await tool.WriteAsync("parts.msi", Parts("3.0.0"));
        var next = await tool.WriteAsync("next.msi", Parts("3.1.0"));

        wine.MsiExec("/i", package, @"INSTALLFOLDER=C:\chosen").ShouldBeAccepted();
        wine.Find("chosen/").ShouldBe(["chosen/plugins", "chosen/tool.exe"]);

        // The folder is remembered: by the next version, and by the removal.
        wine.MsiExec("/i", next).ShouldBeAccepted();
        wine.Run(@"C:\chosen\tool.exe").Output.ShouldContain("tool 3.1.0");
        wine.Find("Acme/Tool/tool.exe").ShouldBeEmpty();
        wine.Run("msiexec", "/x", WinePrefix.OfWindows(next), "/qb").ShouldBeAccepted();
        wine.Find("chosen").ShouldBeEmpty();

        wine.MsiExec("/i", package, "ADDLOCAL=Main,Docs").ShouldBeAccepted();
        wine.Find("Acme/Tool/share/").Count.ShouldBe(2);
        wine.MsiExec("/x", package).ShouldBeAccepted();
    }

    private MsiPackage Parts(string version) => tool.Package(version) with
    {
        Name = "Parts",
        UpgradeCode = new Guid("31111111-2222-3333-4444-555555555555"),
        Features = [new MsiFeature("Docs", "Documentation") { IsOptional = true, Paths = ["share"] }],
    };

    private MsiPackage ForUser(string version) => tool.FullPackage(version) with
    {
        Name = "User", InstallFolder = "Acme/User", UpgradeCode = new Guid("21111111-2222-3333-4444-555555555555"), Scope = MsiScope.PerUser, Services = [],
    };

    private static void ExpectSystem(WinePrefix wine, string version)
    {
        var product = wine.Registry(Uninstall);
        product.ShouldContain("DisplayName    REG_SZ    Tool\r\n");
        product.Split("DisplayVersion").Length.ShouldBe(2, "one version is installed");
        product.ShouldContain($"DisplayVersion    REG_SZ    {version}\r\n");
        product.ShouldContain("Publisher    REG_SZ    Acme\r\n");
        product.ShouldContain("HelpLink    REG_SZ    https://example.org/help\r\n");
        product.ShouldContain("NoModify    REG_DWORD    0x1");
        product.ShouldContain(@"InstallLocation    REG_SZ    C:\Program Files\Acme\Tool\");
        var variables = wine.Registry(MachineVariables);
        variables.ShouldContain(@";C:\Program Files\Acme\Tool\");
        variables.ShouldContain(@"TOOL_HOME    REG_SZ    C:\Program Files\Acme\Tool\share");
        var values = wine.Registry(@"HKLM\Software\Acme");
        values.ShouldContain("Level    REG_DWORD    0x5");
        values.ShouldContain(@"Home    REG_SZ    C:\Program Files\Acme\Tool\");
        wine.Find("Acme/Tool.lnk").ShouldHaveSingleItem().ShouldContain("Start Menu/Programs");
        wine.Registry(Service).ShouldContain(@"ImagePath    REG_SZ    C:\Program Files\Acme\Tool\tool.exe --service");
        wine.Run("sc", "query", "toolsvc").Output.ShouldContain("RUNNING");
    }
}
