using Releasing.Formats.Deb;
using Releasing.Formats.Linux;
using Releasing.Formats.Linux.Parts;
using Releasing.Targets;

namespace Releasing.AcceptanceTests.Formats.Deb;

/// <summary>lintian, which knows Debian policy better than anybody, looks at packages with everything in them.</summary>
public sealed class DebLintTests : IDisposable
{
    private static readonly Dictionary<string, string> s_justified = new(StringComparer.Ordinal)
    {
        ["initial-upload-closes-no-bugs"] = "nobody has asked Debian for this package",
        ["package-supports-alternative-init-but-no-init.d-script"] = "systemd alone starts the service, as policy 9.11 permits",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public async Task Nothing_but_the_justified_is_found_in_a_full_sample()
    {
        var lintian = Validator.Require("lintian");
        Skip.IfNot(TargetTable.Host?.DebArch is not null, "gcc compiles for the machine it runs on.");
        var path = await DebSample.WriteAsync(_folder.FullName, Sample());

        Validator.Require("dpkg-deb").Accept("--field", path, "Depends").ShouldStartWith("libc6 (>= 2.");
        var verdict = lintian.Run("--allow-root", "--tag-display-limit", "0", "-EI", path);

        Tags(verdict).Where(tag => !s_justified.Keys.Any(reason => tag.Contains(reason, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Lintian_does_look()
    {
        var lintian = Validator.Require("lintian");
        var bad = DebSample.Small("1.0.0", DebSample.Directory("/usr"), DebSample.Directory("/usr/bin"), DebSample.Program("/usr/bin/tool", "#!/usr/bin/nothing\n"));
        var path = await DebSample.WriteAsync(_folder.FullName, new DebPackage { Package = bad });

        var tags = Tags(lintian.Run("--allow-root", "--tag-display-limit", "0", "-EI", path)).ToList();

        tags.ShouldContain(tag => tag.StartsWith("E: tool: no-copyright-file"));
        tags.ShouldContain(tag => tag.StartsWith("W: tool: no-manual-page"));
    }

    private static IEnumerable<string> Tags(Verdict verdict)
    {
        // Failures of lintian itself are said there.
        verdict.Error.ShouldBe("");
        return verdict.Output.Split('\n').Where(line => line.Length > 2 && line[1] == ':' && line[0] != 'N');
    }

    private DebPackage Sample()
    {
        Write("tool.c", "#include <stdio.h>\nint main(int count, char **words) { return printf(\"%d %s\\n\", count, words[0]) < 0; }\n");
        Validator.Require("gcc").RunIn(_folder.FullName, "-O2", "-D_FORTIFY_SOURCE=2", "-fPIE", "-pie", "-Wl,-z,relro,-z,now", "-s", "-o", "tool", "tool.c").ShouldBeAccepted();
        Validator.Require("strip").RunIn(_folder.FullName, "--remove-section=.comment", "--remove-section=.note", "tool").ShouldBeAccepted();
        Write("tool.1", ".TH TOOL 1\n.SH NAME\ntool \\- shows that packages work\n.SH DESCRIPTION\nIt says how many words it was given.\n");
        Write("tool.bash", "complete -W help tool\n");
        Write("tool.conf", "key = value\n");
        Write("README.md", "# Tool\n\nIt says how many words it was given.\n");
        Write("tool.service", "[Unit]\nDescription=A tool\nDocumentation=man:tool(1)\n\n[Service]\nExecStart=/usr/bin/tool\n\n[Install]\nWantedBy=multi-user.target\n");
        PackageService[] services = [new PackageService("tool.service")];
        var package = DebSample.Small("1.3.0-rc.1") with
        {
            Target = TargetTable.Host,
            Summary = "shows that packages work",
            Description = "It says how many words it was given, and serves as an example of a package with everything in it: a service, a manual page, completions.\n\nFurther paragraphs are possible:\n * so are lists",
            Homepage = "https://example.org/tool",
            Licence = "MIT",
            Services = [.. services],
            Changelog = [new ChangelogEntry(DebSample.Small("1.3.0-rc.1").Version, DebSample.Time, "Ada Lovelace <ada@example.org>", ["count words", "fix the count"])],
        };
        return new DebPackage { Package = package with { Members = PackageTree.Resolve(Contents(package, services), _folder.FullName, PackageFormats.Deb, DebSample.Time) } };
    }

    private IEnumerable<PackageContent> Contents(LinuxPackage package, PackageService[] services) =>
    [
        .. Documents.Programs([("tool", "tool")]),
        PackageContent.Files("tool.conf", "/etc/tool/tool.conf") with { Traits = PackageFileTraits.Config },
        .. ServiceUnits.Contents(package.Name, _folder.FullName, services),
        .. ManualPages.Contents(_folder.FullName, ["tool.1"]),
        .. ShellCompletions.Contents(_folder.FullName, ["tool.bash"]),
        .. Documents.Contents(package.Name, _folder.FullName, ["README.md"]),
        .. DebianChangelog.Contents(package.Name, package.Changelog),
        new DebianCopyright { Package = package.Name, Licence = package.Licence, Holder = "Ada Lovelace", Year = 2026, Homepage = package.Homepage, Texts = [("LICENSE", "MIT License\n\nCopyright (c) 2026 Ada Lovelace\n\nPermission is hereby granted.\n")] }.ToContent(),
    ];

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);
}
