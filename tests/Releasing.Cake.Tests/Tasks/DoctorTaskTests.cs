using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake.Planning;
using Releasing.Cake.Running;
using Releasing.Cake.Tasks;
using Releasing.Cake.Tests.Hosting;
using Path = System.IO.Path;

namespace Releasing.Cake.Tests.Tasks;

[Collection(OneHostAtATime.Name)]
public sealed class DoctorTaskTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    [Fact]
    public void Everything_found_is_a_table_of_ok_and_exit_code_0()
    {
        _release.Run("--target=Doctor").ShouldBe(0, _release.Output);

        _release.Output.ShouldMatch(@"(?m)^\s*ok\s+git ");
        _release.Output.ShouldMatch(@"(?m)^\s*ok\s+artifacts folder ");
        _release.Output.ShouldMatch(@"(?m)^\s*ok\s+windows-x86_64 ");
        Directory.Exists(Path.Combine(_release.Artifacts, "dist")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("git")]
    [InlineData("strip")]
    [InlineData("sign")]
    public void Each_tool_that_is_taken_away_turns_exactly_its_row(string tool)
    {
        ToollessContext.Missing = tool;
        _release.Run<ToollessContext>([typeof(ToolUser)], "--target=Doctor").ShouldNotBe(0);

        foreach (var name in new[] { "git", "strip", "sign" })
        {
            _release.Output.ShouldMatch(name == tool ? $@"(?m)^\s*missing\s+{name} .*not found.*(get {name}|install {name})" : $@"(?m)^\s*ok\s+{name} ");
        }
    }

    [Fact]
    public void A_tool_that_is_nice_to_have_does_not_fail()
    {
        ToollessContext.Missing = "shine";
        _release.Run<ToollessContext>([typeof(ToolUser)], "--target=Doctor").ShouldBe(0, _release.Output);

        _release.Output.ShouldMatch(@"(?m)^\s*optional\s+shine ");
    }

    [Fact]
    public void Only_what_the_chosen_target_needs_is_asked()
    {
        ToollessContext.Missing = "sign";
        _release.Run<ToollessContext>([typeof(ToolUser)], "--target=Doctor", "--for=Archive").ShouldBe(0, _release.Output);

        _release.Output.ShouldNotContain(" sign ");
    }

    [Fact]
    public void The_release_itself_does_not_start_without_a_tool()
    {
        ToollessContext.Missing = "sign";
        _release.Run<ToollessContext>([typeof(ToolUser)], "--target=Release").ShouldNotBe(0);

        _release.Output.ShouldContain("get sign");
        Directory.Exists(Path.Combine(_release.Artifacts, "work", "bin")).ShouldBeFalse();
    }

    [Fact]
    public void A_folder_that_is_a_file_is_a_missing_permission()
    {
        _release.Write("blocked", "");

        _release.Run("--target=Doctor", "--output=blocked/out", "--allow-dirty").ShouldNotBe(0);

        _release.Output.ShouldMatch(@"(?m)^\s*missing\s+artifacts folder ");
    }

    [Fact]
    public void A_target_that_was_named_and_cannot_be_built_is_missing()
    {
        File.Delete(Path.Combine(_release.Root, "prebuilt", "windows-x86_64", "tool.exe"));

        _release.Run("--target=Doctor", "--allow-dirty").ShouldNotBe(0);

        _release.Output.ShouldMatch(@"(?m)^\s*missing\s+windows-x86_64 ");
    }
}

/// <summary>Finds every tool but one.</summary>
public sealed class ToollessContext(ICakeContext context) : PrebuiltContext(new WithoutTool(context))
{
    /// <summary>The tool that is not there.</summary>
    public static string Missing { get; set; } = "";

    private sealed class WithoutTool(ICakeContext inner) : CakeContextAdapter(inner)
    {
        public override IToolLocator Tools { get; } = new Locator(inner.Tools);
    }

    private sealed class Locator(IToolLocator inner) : IToolLocator
    {
        public void RegisterFile(FilePath path) => inner.RegisterFile(path);

        public FilePath? Resolve(string tool) =>
            // Any program that answers a version stands for the ones this test invents.
            tool == Missing ? null : tool is "strip" or "sign" or "shine" ? inner.Resolve("git") : inner.Resolve(tool);

        public FilePath? Resolve(IEnumerable<string> toolExeNames) => toolExeNames.Select(Resolve).FirstOrDefault(path => path is not null);
    }
}

/// <summary>A task with tools of its own.</summary>
[TaskName("UseTools")]
[IsDependentOn(typeof(PackageStage))]
[IsDependeeOf(typeof(ChecksumTask))]
public sealed class ToolUser : ArtifactTask
{
    public override IEnumerable<Requirement> Requirements(ReleaseContext context) =>
    [
        Requirement.Tool("strip", "makes programs smaller", "get strip"),
        Requirement.Tool("sign", "signs programs", "get sign"),
        Requirement.Tool("shine", "polishes programs", "get shine") with { IsRequired = false },
        Requirement.Tool("git", "reads history", "get git"),
    ];

    public override IEnumerable<PlannedArtifact> Plan(ReleaseContext context) => [];

    protected override Task<FileDigest?> ProduceAsync(ReleaseContext context, PlannedArtifact artifact, ItemLog log, CancellationToken cancellationToken) =>
        Task.FromResult<FileDigest?>(null);
}
