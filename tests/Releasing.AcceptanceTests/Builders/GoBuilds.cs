using Releasing.Artifacts;
using Releasing.Cake;
using Releasing.Cake.Builders.Go;
using Releasing.Cake.Running;
using Releasing.Cake.Tasks;
using Releasing.Failures;
using Releasing.Targets;

namespace Releasing.AcceptanceTests.Builders;

public sealed class GoBuilds
{
    private const string Source = """
        package main

        import (
            "fmt"
            "os"
            "runtime"
        )

        var version, commit, date = "none", "none", "none"

        func main() {
            if len(os.Args) > 1 && os.Args[1] == "--version" {
                fmt.Println("NAME", version, date)
                return
            }
            fmt.Println("hello from", runtime.GOOS, runtime.GOARCH)
        }
        """;

    [SkippableFact]
    public async Task Every_default_target_has_the_same_bytes_from_two_folders()
    {
        Validator.Require("go");
        using var one = Sample("one");
        using var two = Sample("another folder");
        var targets = new GoBuilder().DefaultTargets(one.Context);
        targets.Count.ShouldBe(7);
        foreach (var target in targets)
        {
            var first = await one.BuildAsync(new GoBuilder(), target.Name);
            var second = await two.BuildAsync(new GoBuilder(), target.Name);
            first.Count.ShouldBe(2);
            foreach (var (left, right) in first.Zip(second))
            {
                File.ReadAllBytes(left).AsSpan().SequenceEqual(File.ReadAllBytes(right)).ShouldBeTrue($"{left} and {right} differ");
            }
        }

        Validator.Require(one.Output("linux-x86_64", "client")).Accept("--version").Trim().ShouldBe("client 1.2.3 2024-02-03T04:05:06Z");
        Validator.Require("qemu-aarch64-static").Accept(one.Output("linux-aarch64", "server")).Trim().ShouldBe("hello from linux arm64");
        Validator.Require("qemu-arm-static").Accept(one.Output("linux-armv7", "server")).Trim().ShouldBe("hello from linux arm");
    }

    [SkippableFact]
    public async Task Compiler_error_is_quoted()
    {
        Validator.Require("go");
        using var repository = new RealRepository().Write("go.mod", "module example.org/tool\n\ngo 1.18\n").Write("main.go", "package main\n\nfunc main() { undefinedThing() }\n");
        var message = (await Should.ThrowAsync<ReleaseException>(() => repository.BuildAsync(new GoBuilder(), "linux-x86_64"))).Message;
        message.ShouldContain("exit code");
        message.ShouldContain("undefinedThing");
        message.ShouldContain("go build -trimpath");
    }

    [SkippableFact]
    public async Task Universal_program_has_both_processors()
    {
        Validator.Require("go");
        using var repository = Sample("one");
        var slices = new List<PlannedArtifact>();
        foreach (var target in TargetTable.Slices)
        {
            await repository.BuildAsync(new GoBuilder(), target.Name);
            slices.Add(new PlannedArtifact { Kind = ArtifactKind.Binary, Name = "client", Path = $"work/bin/{target.Name}/client", Target = target.Name });
        }

        repository.Context.Plan.Add("CrossCompile", slices);
        var task = new Joining();
        var planned = task.Plan(repository.Context).ShouldHaveSingleItem();
        Directory.CreateDirectory(Path.GetDirectoryName(repository.Context.FullPath(planned))!);
        using var log = new ItemLog(Path.Combine(repository.Context.WorkFolder, "universal.log"), line => line);
        await task.Join(repository.Context, planned, log);
        var said = Validator.Require("file").Accept("-b", repository.Context.FullPath(planned));
        said.ShouldContain("x86_64");
        said.ShouldContain("arm64");
    }

    private sealed class Joining : UniversalBinaryTask
    {
        public Task<FileDigest?> Join(ReleaseContext context, PlannedArtifact artifact, ItemLog log) => ProduceAsync(context, artifact, log, CancellationToken.None);
    }

    private static RealRepository Sample(string name) => new RealRepository(name)
        .Write("go.mod", "module example.org/sample\n\ngo 1.18\n")
        .Write("cmd/client/main.go", Source.Replace("NAME", "client", StringComparison.Ordinal))
        .Write("cmd/server/main.go", Source.Replace("NAME", "server", StringComparison.Ordinal));
}
