using Releasing.Formats.Rpm;
using Releasing.Formats.Rpm.Reading;

namespace Releasing.Core.Tests.Formats.Rpm;

/// <summary>The whole main header of a small package, tag by tag.</summary>
public sealed class RpmHeaderGoldenTests
{
    private const string Golden = """
        63 0000003f00000007fffffc6000000010
        100 C
        1000 tool
        1001 1.2.3~rc.1
        1002 1
        1004 Does one thing well
        1005 And says so.
        1006 1772496000
        1007 localhost
        1009 35
        1014 MIT
        1015 Ada Lovelace <ada@example.org>
        1016 Unspecified
        1021 linux
        1022 x86_64
        1024 echo $1
        1028 12 | 4 | 19
        1030 33188 | 41471 | 33261
        1033 0 | 0 | 0
        1034 1772496000 | 1772496000 | 1772496000
        1035 3bd7a6f9202118567af8e248586423967fbfc4ce8f31e9094ee0135362f3eaad |  | aee50b3d023b039c7116109895cdbe61a93b7869da6ea0984da85862fc5b3ed7
        1036  | tool |
        1037 17 | 0 | 0
        1039 root | root | root
        1040 root | root | root
        1044 tool-1.2.3~rc.1-1.src.rpm
        1045 4294967295 | 4294967295 | 4294967295
        1047 config(tool) | tool | tool(x86-64)
        1048 1280 | 16384 | 268435464 | 12 | 16777226 | 16777226 | 16777226 | 16777226 | 16777226
        1049 /bin/sh | /usr/bin/python3 | config(tool) | git | rpmlib(CompressedFileNames) | rpmlib(FileDigests) | rpmlib(PayloadFilesHavePrefix) | rpmlib(ScriptletInterpreterArgs) | rpmlib(TildeInVersions)
        1050  |  | 1.2.3~rc.1-1 | 2 | 3.0.4-1 | 4.6.0-1 | 4.0-1 | 4.0.3-1 | 4.10.0-1
        1064 4.18.0
        1080 1772539200
        1081 Ada Lovelace <ada@example.org> - 1.2.3~rc.1-1
        1082 - One\n- Two
        1086 /bin/sh | -e
        1095 1 | 1 | 1
        1096 1 | 2 | 3
        1097  |  |
        1112 268435464 | 8 | 8
        1113 1.2.3~rc.1-1 | 1.2.3~rc.1-1 | 1.2.3~rc.1-1
        1116 0 | 1 | 1
        1117 tool.conf | tl | tool
        1118 /etc/ | /usr/bin/
        1124 cpio
        1126
        1132 x86_64-unknown-linux
        1140 0 | 0 | 0
        1141 0 | 0 | 0
        1142
        1143 0 | 0 | 0
        1144 0 | 0 | 1
        1145 1375731713
        5011 8
        5062 utf-8
        5092 f4c5ab9524809b5833113123076ef105b0a6c9f4ada495ebe46a870a09efa84d
        5093 8
        5097 f4c5ab9524809b5833113123076ef105b0a6c9f4ada495ebe46a870a09efa84d
        """;

    [Fact]
    public async Task The_header_is_the_golden_one()
    {
        using var folder = new TemporaryFolder();
        await RpmFile.WriteAsync(folder["tool.rpm"], RpmSamples.Package);

        var dump = RpmPackageFile.Read(folder["tool.rpm"]).Tags.Select(entry => $"{entry.Tag} {string.Join(" | ", entry.Values.Select(value => value.ReplaceLineEndings("\\n")))}");

        string.Join('\n', dump.Select(line => line.TrimEnd())).ShouldBe(Golden.ReplaceLineEndings("\n"));
    }
}
