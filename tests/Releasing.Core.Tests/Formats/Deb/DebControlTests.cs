using Releasing.Formats.Deb;
using Releasing.Formats.Linux;

namespace Releasing.Core.Tests.Formats.Deb;

public sealed class DebControlTests
{
    [Fact]
    public void Writes_all_fields_in_the_order_of_policy()
    {
        var deb = DebSamples.Deb.With(DebSamples.Linux with
        {
            Version = DebSamples.Linux.Version with { Epoch = 1 },
            Vendor = "Example Ltd",
            Homepage = "https://example.org/tool",
            Description = "It reads.\n\nIt writes.",
            Relations = new PackageRelations
            {
                PreDepends = [new("dpkg", VersionComparison.GreaterOrEqual, "1.21.18")],
                Depends = [new("ca-certificates"), new("editor") { Alternatives = [new("vim", VersionComparison.Greater, "2:8"), new("nano")] }],
                Recommends = [new("tool-data", VersionComparison.Equal, "1.2.3-1")],
                Suggests = [new("git:any")],
                Breaks = [new("old-tool", VersionComparison.Less, "1.0~")],
                Conflicts = [new("other-tool")],
                Replaces = [new("old-tool", VersionComparison.LessOrEqual, "1.0")],
                Provides = [new("tool-api", VersionComparison.Equal, "3"), new("any-tool")],
            },
        }) with
        {
            Source = "tool-source",
            MultiArch = DebMultiArch.Foreign,
            Fields = [new("Bugs", "https://example.org/bugs"), new("XB-Channel", "beta")],
        };

        DebControl.Write(deb, 42).ShouldBe(
            """
            Package: tool
            Source: tool-source
            Version: 1:1.2.3-1
            Architecture: amd64
            Maintainer: Ada Lovelace <ada@example.org>
            Origin: Example Ltd
            Installed-Size: 42
            Pre-Depends: dpkg (>= 1.21.18)
            Depends: ca-certificates, editor | vim (>> 2:8) | nano
            Recommends: tool-data (= 1.2.3-1)
            Suggests: git:any
            Breaks: old-tool (<< 1.0~)
            Conflicts: other-tool
            Replaces: old-tool (<= 1.0)
            Provides: tool-api (= 3), any-tool
            Section: utils
            Priority: optional
            Multi-Arch: foreign
            Homepage: https://example.org/tool
            Description: does one thing well
             It reads.
             .
             It writes.
            Bugs: https://example.org/bugs
            XB-Channel: beta

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Leaves_out_what_is_empty_and_a_source_of_the_same_name() =>
        DebControl.Write(DebSamples.Deb with { Source = "tool" }, 7).ShouldBe(
            """
            Package: tool
            Version: 1.2.3-1
            Architecture: amd64
            Maintainer: Ada Lovelace <ada@example.org>
            Installed-Size: 7
            Section: utils
            Priority: optional
            Description: does one thing well

            """.ReplaceLineEndings("\n"));

    [Fact]
    public void A_package_for_every_processor_is_called_all()
    {
        var deb = DebSamples.Deb.With(DebSamples.Linux with { Target = null });

        deb.FileName.ShouldBe("tool_1.2.3-1_all.deb");
        DebControl.Write(deb, 1).ShouldContain("\nArchitecture: all\n");
    }
}
