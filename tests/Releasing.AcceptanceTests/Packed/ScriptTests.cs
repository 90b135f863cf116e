using Releasing.AcceptanceTests.Frosting;

namespace Releasing.AcceptanceTests.Packed;

/// <summary>The aliases in a build.cake that the real Cake runs with the addin from the feed.</summary>
[Collection(nameof(UsesPackedAddin))]
public sealed class ScriptTests(PackedAddin addin) : IDisposable
{
    private readonly EmptyProject _project = new(addin);

    public void Dispose() => _project.Dispose();

    [SkippableFact]
    public void Script_makes_a_small_release_with_the_aliases()
    {
        _project.Write("build.cake", $$"""
            #addin nuget:?package=Releasing.Cake&version={{PackedAddin.Version}}&prerelease&loaddependencies=true

            var version = ReleaseVersion();
            Information("version {0} of {1}", version.Version, version.Tag);
            Information("next {0} after {1}", NextReleaseVersion(new NextVersionSettings { Request = VersionRequest.Minor }).Tag, NextReleaseVersion().CurrentTag);
            WriteArchive($"artifacts/tool-{version.Version}.tar.gz", "publish");
            WriteArchive($"artifacts/tool-{version.Version}.zip", "publish");
            WriteSourceArchive($"artifacts/tool-{version.Version}-source.tar.gz", "tool");
            WriteChecksums("artifacts/checksums.txt", GetFiles("artifacts/*.tar.gz") + GetFiles("artifacts/*.zip"));
            System.IO.File.WriteAllText("artifacts/notes.md", ReleaseNotes(version));
            Information("header {0}", ReadBinaryHeader("publish/tool").Format);

            var tool = new LinuxPackage
            {
                Name = "tool",
                Version = new PackageVersion { Upstream = version.Version },
                Target = TargetTable.Get("linux-x86_64"),
                Summary = "small tool",
                Maintainer = "Ada Lovelace <ada@example.org>",
                ModificationTime = version.ContentDate,
            };
            var contents = new[] { PackageContent.Files("publish/man/*.1", "/usr/share/man/man1/") };
            WriteDebPackage("artifacts/tool.deb", new DebPackage { Package = tool }, contents);
            WriteRpmPackage("artifacts/tool.rpm", new RpmPackage { Package = tool }, contents);
            WriteApkPackage("artifacts/tool.apk", new ApkPackage { Package = tool }, contents);
            WriteMsiPackage("artifacts/tool.msi", new MsiPackage
            {
                Name = "Tool",
                Manufacturer = "Acme",
                Version = version.Version,
                UpgradeCode = new Guid("11111111-2222-3333-4444-555555555555"),
                Architecture = MsiArchitecture.X64,
                Files = [ArchiveEntry.File("tool.exe", ContentSource.FromFile("publish/tool"))],
                ModificationTime = version.ContentDate,
            });
            """);
        Directory.CreateDirectory(_project["publish"]);
        File.Copy(Validator.Require("which").Accept("env").Trim(), _project["publish/tool"]);
        _project.Write("publish/man/tool.1", ".TH TOOL 1\n");
        _project.Commit("v1.2.3");

        var verdict = addin.Run(_project.Folder, "dotnet", Programs.CakeTool, "build.cake");

        verdict.ExitCode.ShouldBe(0, verdict.Output + verdict.Error);
        verdict.Output.ShouldContain("version 1.2.3 of v1.2.3");
        verdict.Output.ShouldContain("next v1.3.0 after v1.2.3");
        verdict.Output.ShouldContain("header Elf");
        Validator.Require("sha256sum").RunIn(_project["artifacts"], "-c", "checksums.txt").ExitCode.ShouldBe(0);
        Validator.Require("tar").RunIn(_project["artifacts"], "-tzf", "tool-1.2.3.tar.gz").Output.ShouldBe("man/tool.1\ntool\n");
        Validator.Require("unzip").RunIn(_project["artifacts"], "-tq", "tool-1.2.3.zip").ExitCode.ShouldBe(0);
        Validator.Require("tar").RunIn(_project["artifacts"], "-tzf", "tool-1.2.3-source.tar.gz").Output.ShouldContain("tool/build.cake\n");
        Validator.Require("dpkg-deb").Accept("--contents", _project["artifacts/tool.deb"]).ShouldContain("./usr/share/man/man1/tool.1\n");
        Validator.Require("rpm").Accept("-qpl", _project["artifacts/tool.rpm"]).ShouldContain("/usr/share/man/man1/tool.1\n");
        Validator.Require("tar").Accept("-tzf", _project["artifacts/tool.apk"]).ShouldContain("usr/share/man/man1/tool.1\n");
        Validator.Require("msiextract").Accept("--list", _project["artifacts/tool.msi"]).ShouldContain("Tool/tool.exe\n");
        File.ReadAllText(_project["artifacts/notes.md"]).ShouldContain("the first program");
    }
}
