using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.Msi;
using Releasing.Versions;

namespace Releasing.Core.Tests.Formats.Msi;

public sealed class MsiRulesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_package_with_everything_has_no_problems()
    {
        MsiSamples.Small.Problems().ShouldBeEmpty();
        MsiSamples.Full.Problems().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("con.txt", "device")]
    [InlineData("docs/LPT1", "device")]
    [InlineData("a<b", "allows in no name")]
    [InlineData("ab:c", "allows in no name")]
    [InlineData("a|b", "allows in no name")]
    [InlineData("a\\b", "allows in no name")]
    [InlineData("docs /x", "ends with a blank")]
    [InlineData("x.", "full stop")]
    public void A_name_that_Windows_has_not_is_named(string name, string rule) =>
        (MsiSamples.Small with { Files = [MsiSamples.File(name)] }).Problems().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            problem => problem.ShouldStartWith($"Files: '{name}'"), problem => problem.ShouldContain(rule));

    [Fact]
    public void A_path_is_at_most_as_long_as_Windows_Installer_takes()
    {
        var room = 259 - @"C:\Program Files\Tool\".Length;
        var folders = string.Concat(Enumerable.Repeat("folder/", 20));

        (MsiSamples.Small with { Files = [MsiSamples.File(folders + new string('x', room - folders.Length))] }).Problems().ShouldBeEmpty();
        (MsiSamples.Small with { Files = [MsiSamples.File(folders + new string('x', room - folders.Length + 1))] }).Problems().ShouldHaveSingleItem().ShouldContain("MAX_PATH");
        (MsiSamples.Small with { Files = [MsiSamples.File(new string('x', 243))] }).Problems().ShouldContain(problem => problem.Contains("FileName", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Everything_wrong_is_said_at_once_and_no_file_is_left()
    {
        var package = MsiSamples.Full with
        {
            Name = "",
            Manufacturer = @"A\B",
            Version = SemanticVersion.Parse("300.0.0"),
            UpgradeCode = Guid.Empty,
            Architecture = (MsiArchitecture)7,
            Scope = MsiScope.PerUser,
            Files = [MsiSamples.File("Tool.exe"), MsiSamples.File("tool.exe"), ArchiveEntry.SymbolicLink("link", "tool.exe")],
            RegistryValues = [new MsiRegistryValue(@"Software\Acme", "Level", "five") { Kind = MsiRegistryKind.Number, Root = MsiRegistryRoot.LocalMachine }],
            Variables = [new MsiVariable("PATH", "x"), new MsiVariable("A=B", "x")],
            Icon = ContentSource.FromFile(_folder["missing.png"]),
        };

        var failure = await Should.ThrowAsync<PreflightException>(() => MsiFile.WriteAsync(_folder["tool.msi"], package));

        foreach (var expected in new[]
        {
            "Name: it is empty", "Manufacturer: 'A\\B' has a backslash", "Version: the major number 300", "UpgradeCode: it is empty", "Architecture: 7", "differ in case alone", "'link' is a link",
            "which a package for one user may not write (ICE57)", "is no number of 32 bits", "Variables: PATH would be replaced", "Variables: 'A=B' has one of", "Icon: ", "Features: 'Docs' refers to 'docs'",
            "Services: 'toolsvc' cannot be made by a package for one user",
        })
        {
            failure.Problems.ShouldContain(problem => problem.Contains(expected, StringComparison.Ordinal), expected);
        }

        Directory.GetFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_referred_to_has_to_be_there()
    {
        var problems = (MsiSamples.Small with
        {
            Shortcuts = [new MsiShortcut("Tool", "other.exe")], Services = [new MsiService("svc", "docs")], PathFolders = ["bin"], Features = [new MsiFeature("Docs", "Docs") { Paths = ["doc"] }],
        }).Problems();

        problems.Count.ShouldBe(4);
        problems.ShouldAllBe(problem => problem.Contains("which is not among the files", StringComparison.Ordinal));
    }

    [Fact]
    public void A_service_that_never_starts_cannot_be_started_by_the_installation() =>
        (MsiSamples.Small with { Services = [new MsiService("svc", "tool.exe") { StartType = MsiServiceStart.Disabled }] }).Problems().ShouldHaveSingleItem().ShouldContain("StartsWhenInstalled");
}
