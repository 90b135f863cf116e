using Releasing.AcceptanceTests.Formats.AptRepository;

namespace Releasing.AcceptanceTests.Verification.Tuf;

/// <summary>A TUF repository that the models of tuf-js wrote and verified, over HTTP, refreshed by the program <c>releasing trusted-root</c>: three roots, three kinds of keys, texts with every trap of canonical JSON.</summary>
public sealed class ForeignRepositoryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-tuf-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public void Reads_what_tuf_js_wrote_and_keeps_it_for_a_time_without_a_network()
    {
        var repository = Path.Combine(_folder.FullName, "repository");
        NodeScript.Run("Verification/Tuf/write-repository.js", repository).ShouldBeAccepted();
        var trustedRoot = Directory.GetFiles(Path.Combine(repository, "targets")).ShouldHaveSingleItem();
        string[] options;
        using (var server = new FileServer(repository))
        {
            options = ["trusted-root", "--tuf-url", server.Address, "--tuf-root", Path.Combine(repository, "1.root.json"), "--tuf-cache", Path.Combine(_folder.FullName, "cache")];
            var output = Path.Combine(_folder.FullName, "out.json");
            var verdict = ReleasingProgram.Run([.. options, "--output", output]);
            verdict.ExitCode.ShouldBe(0, verdict.Error);
            verdict.Error.ShouldContain("(root 3, time stamp 9, good until ");
            File.ReadAllBytes(output).ShouldBe(File.ReadAllBytes(trustedRoot));
            server.Served.Count.ShouldBe(6);

            // A byte of the text that all signatures are over: the file is refused, and the cache does not stand in for it.
            var timestamp = Path.Combine(repository, "timestamp.json");
            File.WriteAllText(timestamp, File.ReadAllText(timestamp).Replace("\"version\": 9", "\"version\": 10", StringComparison.Ordinal));
            var refused = ReleasingProgram.Run(options);
            refused.ExitCode.ShouldBe(1);
            refused.Error.TrimEnd().ShouldEndWith("[TufThresholdMissed]");
        }

        var offline = ReleasingProgram.Run(options);
        offline.ExitCode.ShouldBe(0, offline.Error);
        offline.Error.ShouldContain("The trusted root is the one of the last update, whose time stamp 9 is good until ");
        offline.Output.ShouldBe(File.ReadAllText(trustedRoot));
    }
}
