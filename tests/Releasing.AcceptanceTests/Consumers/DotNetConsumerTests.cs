using Releasing.AcceptanceTests.Packed;

namespace Releasing.AcceptanceTests.Consumers;

/// <summary>A .NET program: a disabled task and an added one.</summary>
[Collection(nameof(UsesPackedAddinBeside))]
public sealed class DotNetConsumerTests(PackedAddin addin) : IDisposable
{
    private readonly ConsumerRelease _release = new(addin, "DotNet", machineFeeds: true);

    public void Dispose() => _release.Dispose();

    [SkippableFact]
    public void Release_has_the_added_file_and_not_the_disabled_ones()
    {
        Validator.Require("dotnet");

        _release.Build("--target=Release");

        string[] expected =
        [
            "clock-1.2.3-linux-x86_64.tar.gz", "clock-1.2.3-windows-x86_64.zip", "clock.schema.json", "checksums.txt", "clock_1.2.3-1_amd64.deb", "clock-1.2.3-1.x86_64.rpm",
        ];
        expected.ShouldBeSubsetOf(_release.PublishedNames);
        expected.ShouldBeSubsetOf(_release.CataloguedNames);
        _release.PublishedNames.ShouldNotContain(name => name.Contains("source"));
        _release.ExpectCheckedDownloads();
        File.ReadAllText(Path.Combine(_release.Published, "checksums.txt")).ShouldContain("  clock.schema.json\n");
        Validator.Require("dpkg-deb").Accept("-f", Path.Combine(_release.Published, "clock_1.2.3-1_amd64.deb"), "Depends").ShouldStartWith("libc6 (>= 2.");
        var folder = _release.Unpack("clock-1.2.3-linux-x86_64.tar.gz");
        Validator.Require("env").Accept("-u", "DOTNET_ROOT", Path.Combine(folder, "clock"), "--version").ShouldBe("clock 1.2.3\n");

        var logs = Directory.EnumerateFiles(_release.Artifact("work/logs/CrossCompile")).SelectMany(File.ReadLines).ToList();
        logs.Count(line => line.Trim().StartsWith("Clock -> ", StringComparison.Ordinal) && line.EndsWith("/clock.dll", StringComparison.Ordinal)).ShouldBeGreaterThan(1);
        logs.Count(line => line.Trim().StartsWith("Times -> ", StringComparison.Ordinal)).ShouldBe(1);

        var before = _release.Snapshot();
        _release.Build("--target=Release");
        _release.Snapshot().ShouldBe(before);
    }
}
