using Releasing.Formats.Cabinet;
using Releasing.Formats.Msi;
using Releasing.Formats.Msi.Rows;
using Releasing.Formats.Msi.Rules;

namespace Releasing.Core.Tests.Formats.Msi;

/// <summary>Each evaluator sees the mistake that it is for, put into tables that were right.</summary>
public sealed class TableRulesTests
{
    [Fact]
    public async Task Tables_of_packages_pass()
    {
        foreach (var package in new[] { MsiSamples.Small, MsiSamples.Full, MsiSamples.Full with { Architecture = MsiArchitecture.X86 }, MsiSamples.Small with { Scope = MsiScope.PerUser, Licence = "x" } })
        {
            TableRules.Problems(await TablesAsync(package)).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("ICE03", "Directory", "1st", "TARGETDIR", "x")]
    [InlineData("ICE03", "Directory", "Nowhere", "Missing", "x")]
    [InlineData("ICE03", "Directory", "Odd", "TARGETDIR", "a?b")]
    [InlineData("ICE03", "LaunchCondition", "(A", "said")]
    [InlineData("ICE03", "Component", "C", "{1}", "INSTALLFOLDER", 256, null, "File_tool.exe_D129973D9B2A")]
    [InlineData("ICE04", "File", "F", "Component_tool.exe_D129973D9B2A", "other", 1, null, null, 512, 99)]
    [InlineData("ICE08", "Component", "C", "SAME", "INSTALLFOLDER", 256, null, null)]
    [InlineData("ICE12", "InstallExecuteSequence", "Own", null, 4000)]
    [InlineData("ICE18", "Component", "C", "{00000000-0000-0000-0000-000000000000}", "INSTALLFOLDER", 256, null, null)]
    [InlineData("ICE21", "Component", "C", "{00000000-0000-0000-0000-000000000000}", "INSTALLFOLDER", 256, null, null)]
    [InlineData("ICE26", "AdminUISequence", "InstallValidate", null, 10)]
    [InlineData("ICE30", "File", "F", "Component_tool.exe_D129973D9B2A", "TOOL.exe", 1, null, null, 512, 1)]
    [InlineData("ICE36", "Property", "ARPPRODUCTICON", "none.ico")]
    [InlineData("ICE38", "Directory", "LocalAppDataFolder", "TARGETDIR", ".")]
    [InlineData("ICE43", "Shortcut", "S", "INSTALLFOLDER", "x", "Component_tool.exe_D129973D9B2A", "[INSTALLFOLDER]", null, null, null, null, null, null, null, null, null, null, null)]
    [InlineData("ICE57", "Registry", "R", 2, "Software", "x", "y", "RemoveFolders")]
    [InlineData("ICE61", "Upgrade", "{00000000-0000-0000-0000-000000000000}", "2.0.0", "1.0.0", null, 0, null, "UNKNOWN")]
    [InlineData("ICE64", "Directory", "Own", "LocalAppDataFolder", "own")]
    [InlineData("ICE80", "Component", "C", "{00000000-0000-0000-0000-000000000000}", "INSTALLFOLDER", 0, null, null)]
    [InlineData("ICE90", "Shortcut", "S", "INSTALLFOLDER", "x", "Component_tool.exe_D129973D9B2A", "[INSTALLFOLDER]", null, null, null, null, null, null, null, null, null, null, null)]
    [InlineData("ICE99", "Directory", "Manufacturer", "TARGETDIR", "x")]
    public async Task A_mistake_is_seen_by_its_evaluator(string evaluator, string table, params object?[] row)
    {
        var user = evaluator is "ICE57" or "ICE64";
        var tables = await TablesAsync(user ? MsiSamples.Small with { Scope = MsiScope.PerUser } : MsiSamples.Small);
        if (evaluator == "ICE08")
        {
            row[1] = tables.Rows("Component")[0][1];
        }

        tables.Add(table, row);
        if (evaluator == "ICE38")
        {
            tables.Add("Component", "C", "{00000000-0000-0000-0000-000000000000}", "LocalAppDataFolder", 256, null, null);
        }

        TableRules.Problems(tables).ShouldContain(problem => problem.Contains(evaluator, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ICE17", "Control", "WelcomeDialog", "Idle", "PushButton", 1, 1, 10, 10, 3, null, "x", null, null)]
    [InlineData("ICE20", "Property", "Other", "x")]
    [InlineData("ICE23", "Control", "WelcomeDialog", "Box", "CheckBox", 1, 1, 10, 10, 3, "P", "x", null, null)]
    [InlineData("ICE31", "Control", "WelcomeDialog", "Odd", "Text", 1, 1, 10, 10, 3, null, "{\\Gothic}x", null, null)]
    [InlineData("ICE44", "ControlEvent", "WelcomeDialog", "Cancel", "DoAction", "x", "1", 99)]
    [InlineData("ICE45", "Control", "WelcomeDialog", "Wide", "Text", 1, 1, 500, 10, 3, null, "x", null, null)]
    public async Task A_mistake_in_a_page_is_seen(string evaluator, string table, params object?[] row)
    {
        var tables = await TablesAsync(MsiSamples.Small);
        if (evaluator == "ICE20")
        {
            tables = new MsiTables();
            tables.Add("Dialog", "Own", 50, 50, 10, 10, 3, "x", "A", null, null);
        }
        else if (evaluator == "ICE44")
        {
            tables.Add("ControlEvent", "WelcomeDialog", "Cancel", "EndDialog", "Exit", "1", 98);
        }

        tables.Add(table, row);

        TableRules.Problems(tables).ShouldContain(problem => problem.Contains(evaluator, StringComparison.Ordinal));
    }

    private static async Task<MsiTables> TablesAsync(MsiPackage package)
    {
        var contents = await MsiContents.OfAsync(package, CancellationToken.None);
        MediaRows.Add(contents.Tables, CabinetPlan.Split(contents.Layout.Files.Select(file => new CabinetFile(file.Id, file.Content, package.ModificationTime))));
        ValidationRows.Add(contents.Tables);
        return contents.Tables;
    }
}
