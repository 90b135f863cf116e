using System.Globalization;
using Releasing.AcceptanceTests.CodeSigning;
using Releasing.Formats.Msi;
using Releasing.Formats.Msi.Database;

namespace Releasing.AcceptanceTests.Msi;

/// <summary>Programs that are not ours read a package, build the same product, and sign it.</summary>
public sealed class MsiReadersTests(InstalledTool tool) : IClassFixture<InstalledTool>
{
    // Components of the installer itself: the removal of empty folders, which wixl does not know, and the folder that is remembered.
    private static readonly string[] s_own = ["RemoveFolders", "InstallFolder"];

    [SkippableFact]
    public async Task Msiinfo_and_msiextract_read_every_table_and_file()
    {
        var (info, extract) = (Validator.Require("msiinfo"), Validator.Require("msiextract"));

        // msiinfo writes line ends inside of a text as they are, so that nothing tells them from those of rows: a licence of one line has none.
        var path = await tool.WriteAsync("read.msi", tool.FullPackage("1.2.3") with { Licence = "Take it, {and} give it away. © Acme" });

        var summary = info.Accept("suminfo", path);
        foreach (var line in new[] { "Subject: Tool", "Author: Acme", "Template: x64;1033", "Version: 500 (1f4)", "Source: 2 (2)", "Created: Tue Feb  3 04:05:06 2026" })
        {
            summary.ShouldContain(line);
        }

        var database = MsiDatabaseReader.Open(path);
        info.Accept("tables", path).Split('\n').Where(name => name.Length > 0 && name is not ("_SummaryInformation" or "_ForceCodepage")).ShouldBe(
            database.Tables.Select(table => table.Name), ignoreOrder: true);
        foreach (var table in database.Tables.Where(table => table.Columns.All(column => column.Kind != MsiColumnKind.Stream)))
        {
            Rows(info, path, table.Name).ShouldBe(table.Rows.Select(Line), ignoreOrder: true, table.Name);
        }

        Directory.CreateDirectory(tool["out"]);
        extract.Accept("-C", tool["out"], path);
        foreach (var file in tool.Package("1.2.3").Files.Where(file => file.Content is not null))
        {
            using var content = file.Content!.Open();
            var expected = new byte[file.Content.Length];
            content.ReadExactly(expected);
            (await File.ReadAllBytesAsync(Path.Combine(tool["out"], "Acme/Tool", file.Name))).ShouldBe(expected);
        }
    }

    [SkippableFact]
    public async Task Wixl_makes_the_same_folders_components_and_files_of_the_same_product()
    {
        var (wixl, info) = (Validator.Require("wixl"), Validator.Require("msiinfo"));
        var package = tool.Package("1.2.3") with { Files = [.. tool.Package("1.2.3").Files.Where(file => file.Content is not null)], HasUserInterface = false };
        var ours = await tool.WriteAsync("ours.msi", package);
        WixOfPackage.Write(tool["product.wxs"], package, MsiDatabaseReader.Open(ours), tool["sources"]);

        wixl.Accept("--arch", "x64", "--output", tool["theirs.msi"], tool["product.wxs"]);

        Rows(info, ours, "Directory").Select(WithoutShortName).ShouldBe(Rows(info, tool["theirs.msi"], "Directory"), ignoreOrder: true);

        Rows(info, ours, "Component").Where(row => !s_own.Any(component => row.StartsWith(component, StringComparison.Ordinal))).ShouldBe(Rows(info, tool["theirs.msi"], "Component"), ignoreOrder: true);

        // wixl writes long names alone, which Windows Installer takes for short ones.
        Rows(info, ours, "File").Select(WithoutShortName).ShouldBe(Rows(info, tool["theirs.msi"], "File"), ignoreOrder: true);
        Rows(info, ours, "MsiFileHash").ShouldBe(Rows(info, tool["theirs.msi"], "MsiFileHash"), ignoreOrder: true);
        Rows(info, ours, "FeatureComponents").Where(row => !s_own.Any(component => row.EndsWith(component, StringComparison.Ordinal))).ShouldBe(Rows(info, tool["theirs.msi"], "FeatureComponents"), ignoreOrder: true);
    }

    [SkippableFact]
    public async Task Osslsigncode_signs_a_package_and_verifies_it_and_a_flipped_byte_does_not()
    {
        var osslsigncode = Validator.Require("osslsigncode");
        using var keys = new CodeSigningKeys();
        var path = await tool.WriteAsync("unsigned.msi", tool.FullPackage("1.2.3"));

        osslsigncode.Accept("sign", "-pkcs12", keys["signer.pfx"], "-pass", CodeSigningKeys.Password, "-h", "sha256", "-in", path, "-out", tool["signed.msi"]);

        osslsigncode.Accept("verify", "-CAfile", keys.Authority, "-in", tool["signed.msi"]).ShouldContain("Signature verification: ok");
        Rows(Validator.Require("msiinfo"), tool["signed.msi"], "File").ShouldBe(Rows(Validator.Require("msiinfo"), path, "File"));
        var bytes = await File.ReadAllBytesAsync(tool["signed.msi"]);
        bytes[2000] ^= 1;
        await File.WriteAllBytesAsync(tool["flipped.msi"], bytes);
        osslsigncode.Run("verify", "-CAfile", keys.Authority, "-in", tool["flipped.msi"]).ExitCode.ShouldNotBe(0);
    }

    private static IEnumerable<string> Rows(Validator info, string path, string table) =>
        info.Accept("export", path, table).Split("\r\n").Skip(3).Where(line => line.Length > 0).Select(line => line.Replace('\t', '|'));

    private static string Line(IReadOnlyList<object?> row) => string.Join('|', row.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)));

    private static string WithoutShortName(string row) => System.Text.RegularExpressions.Regex.Replace(row, @"\|[^|]{1,8}~[^|]*\|(?=[^|]*[a-z ])", "|");
}
