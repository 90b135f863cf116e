using System.IO.Compression;
using System.Text;
using Releasing.Files;
using Releasing.Formats.Linux;
using Releasing.Formats.Rpm;

namespace Releasing.AcceptanceTests.Formats.Rpm;

/// <summary>What rpmlint, which knows the rules of several distributions and follows none of them here, has to say.</summary>
public sealed class RpmLintTests : IDisposable
{
    private static readonly Dictionary<string, string> s_justified = new(StringComparer.Ordinal)
    {
        ["E: no-signature"] = "nothing signs here; RpmSignatureTests do",
        ["E: no-group-tag"] = "Fedora and its kin want no group; rpmbuild writes Unspecified too",
        ["W: invalid-license"] = "the list of licences belongs to a distribution",
        ["W: only-non-binary-in-usr-lib"] = "systemd looks for units there",
        ["W: manpage-not-compressed bz2"] = "distributions other than the one of its configuration compress by gzip",
        ["W: no-manual-page-for-binary tool"] = "it looks for manual pages of bzip2 only",
        ["W: postin-without-ghost-file-creation"] = "the program makes the file when it first runs",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public async Task Nothing_but_the_justified_is_found_in_a_full_sample()
    {
        var lint = Validator.Require("rpmlint");
        var verdict = lint.Run(await Sample().WriteAsync(_folder.FullName));

        var found = verdict.Output.Split('\n')
            .Where(line => line.Contains(": E: ", StringComparison.Ordinal) || line.Contains(": W: ", StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..])
            .Where(line => !s_justified.Keys.Any(reason => line.StartsWith(reason, StringComparison.Ordinal)));

        found.ShouldBeEmpty();
        verdict.Output.ShouldContain("1 packages and 0 specfiles checked");
    }

    private RpmPackage Sample()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "tool.c"), "#include <stdio.h>\nint main(void) { return puts(\"hello\") < 0; }\n");
        Validator.Require("gcc").RunIn(_folder.FullName, "-O2", "-s", "-fPIE", "-pie", "-o", "tool", "tool.c").ShouldBeAccepted();
        var package = ToolPackage.Of("1.0.0-rc.1").WithMembers(
            RpmMembers.Directory("/etc/tool"),
            RpmMembers.File("/etc/tool/tool.conf", "key = value\n", traits: PackageFileTraits.Config | PackageFileTraits.NoReplace),
            RpmMembers.SystemDirectory("/usr/bin"),
            RpmMembers.File("/usr/bin/tool", ContentSource.FromFile(Path.Combine(_folder.FullName, "tool")), 0b111_101_101),
            RpmMembers.File("/usr/lib/systemd/system/tool.service", "[Service]\nExecStart=/usr/bin/tool\n"),
            RpmMembers.File("/usr/share/bash-completion/completions/tool", "complete -W help tool\n"),
            RpmMembers.Directory("/usr/share/doc/tool"),
            RpmMembers.File("/usr/share/doc/tool/README.md", "# Tool\n", traits: PackageFileTraits.Documentation),
            RpmMembers.Directory("/usr/share/licenses/tool"),
            RpmMembers.File("/usr/share/licenses/tool/LICENSE", "MIT\n", traits: PackageFileTraits.Licence),
            RpmMembers.File("/usr/share/man/man1/tool.1.gz", ContentSource.FromBytes(Gzip(".TH TOOL 1\n.SH NAME\ntool \\- shows that packages work\n"), "manual")),
            RpmMembers.Ghost("/var/lib/tool.state", 0b110_100_100));
        return package with
        {
            Package = package.Package with
            {
                Vendor = "Example",
                Relations = new PackageRelations { Recommends = [new PackageRelation("git")], Conflicts = [new PackageRelation("old-tool", VersionComparison.Less, "1")] },
                Scripts = new PackageScripts { PostInstall = new PackageScript("if [ \"$1\" -eq 1 ]; then\n    systemctl preset tool.service || :\nfi\n", "the test") },
            },
        };
    }

    private static byte[] Gzip(string text)
    {
        var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.SmallestSize))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return output.ToArray();
    }
}
