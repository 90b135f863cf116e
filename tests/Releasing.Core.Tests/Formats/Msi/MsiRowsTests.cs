using System.Globalization;
using System.Text;
using Releasing.Formats.Msi;
using Releasing.Formats.Msi.Rows;
using Releasing.Formats.Msi.Rules;

namespace Releasing.Core.Tests.Formats.Msi;

public sealed class MsiRowsTests
{
    // What is the same in all packages, or another in each.
    private static readonly string[] s_leftOut = ["_Validation", "AdminExecuteSequence", "AdminUISequence", "AdvtExecuteSequence", "InstallUISequence"];

    [Fact]
    public async Task A_product_with_everything_has_these_rows() => GoldenRows.ShouldHold("machine.txt", await DumpAsync(MsiSamples.Full));

    [Fact]
    public async Task A_product_for_one_user_has_its_key_paths_in_the_registry_and_removes_its_folders() =>
        GoldenRows.ShouldHold("user.txt", await DumpAsync(MsiSamples.Small with { Scope = MsiScope.PerUser, PathFolders = ["docs"], HasUserInterface = false }));

    [Fact]
    public async Task Pages_are_rows_of_their_own_tables_and_pass_the_rules()
    {
        var tables = (await MsiContents.OfAsync(MsiSamples.Small with { Licence = "Take it." }, CancellationToken.None)).Tables;

        tables.Rows("Dialog").Select(row => (string)row[0]!).Order(StringComparer.Ordinal).ShouldBe(
            ["CancelDialog", "ErrorDialog", "ExitDialog", "FatalError", "FilesInUse", "LicenceDialog", "MaintenanceDialog", "ProgressDialog", "UserExit", "WelcomeDialog"]);
        tables.Rows("InstallUISequence").Where(row => row[2] is < 0 or >= 1200).Select(row => $"{row[0]} {row[2]}").Order(StringComparer.Ordinal).ShouldBe(
            ["ExecuteAction 1300", "ExitDialog -1", "FatalError -3", "MaintenanceDialog 1250", "MigrateFeatureStates 1200", "ProgressDialog 1280", "UserExit -2", "WelcomeDialog 1230"]);
        DialogChecks.Problems(new MsiRows(tables)).ShouldBeEmpty();
        tables.Rows("ControlEvent").ShouldContain(row => (string)row[0]! == "LicenceDialog" && (string)row[1]! == "Next" && (string)row[4]! == "LicenceAccepted = \"1\"");
    }

    [Fact]
    public async Task Without_a_licence_the_welcome_page_installs()
    {
        var tables = (await MsiContents.OfAsync(MsiSamples.Small, CancellationToken.None)).Tables;

        tables.Rows("Dialog").ShouldNotContain(row => (string)row[0]! == "LicenceDialog");
        tables.Rows("ControlEvent").ShouldContain(row => (string)row[0]! == "WelcomeDialog" && (string)row[1]! == "Next" && (string)row[2]! == "EndDialog");
    }

    [Theory]
    [InlineData(MsiArchitecture.X64, "ProgramFiles64Folder", 256)]
    [InlineData(MsiArchitecture.Arm64, "ProgramFiles64Folder", 256)]
    [InlineData(MsiArchitecture.X86, "ProgramFilesFolder", 0)]
    public async Task Program_files_and_components_have_the_bitness_of_the_processor(MsiArchitecture architecture, string folder, int attributes)
    {
        var tables = (await MsiContents.OfAsync(MsiSamples.Small with { Architecture = architecture }, CancellationToken.None)).Tables;

        tables.Rows("Directory").ShouldContain(row => (string)row[0]! == folder);
        tables.Rows("Component").ShouldAllBe(row => ((int)row[3]! & 256) == attributes);
    }

    internal static async Task<string> DumpAsync(MsiPackage package)
    {
        var contents = await MsiContents.OfAsync(package, CancellationToken.None);
        var dump = new StringBuilder();
        foreach (var table in contents.Tables.All.Where(table => !s_leftOut.Contains(table.Name)))
        {
            dump.Append(table.Name).Append(": ").AppendJoin(' ', table.Columns.Select(column => $"{column.Name}:{column.Definition}")).Append('\n');
            foreach (var row in table.Rows)
            {
                dump.Append("  ").AppendJoin(" | ", row.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture))).Append('\n');
            }
        }

        return dump.ToString();
    }
}
