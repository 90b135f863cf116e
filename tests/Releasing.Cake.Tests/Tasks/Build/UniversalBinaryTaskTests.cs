using Releasing.Artifacts;
using Releasing.Cake.Tasks;
using Releasing.Cake.Tests.Builders;

namespace Releasing.Cake.Tests.Tasks.Build;

public sealed class UniversalBinaryTaskTests : IDisposable
{
    private readonly BuilderFixture _fixture = new BuilderFixture().Write("go.mod", "module example.org/tool\n").Write("main.go", "package main\n");

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Joins_each_program_that_has_both_slices()
    {
        Binaries("tool", "linux-x86_64", "macos-x86_64", "macos-aarch64");
        Binaries("half", "macos-aarch64");
        var planned = new UniversalBinaryTask().Plan(_fixture.Context).ShouldHaveSingleItem();
        planned.Path.ShouldBe("work/bin/macos-universal2/tool");
        planned.Target.ShouldBe("macos-universal2");
        planned.Inputs.Select(input => input.Target).ShouldBe(["macos-x86_64", "macos-aarch64"]);
    }

    [Fact]
    public void Leaves_a_program_alone_that_is_universal_already()
    {
        Binaries("tool", "macos-x86_64", "macos-aarch64", "macos-universal2");
        new UniversalBinaryTask().Plan(_fixture.Context).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, null, true, true)]
    [InlineData(null, null, false, false)]
    [InlineData("macos-universal2", null, false, true)]
    [InlineData("macos-aarch64,macos-x86_64", null, true, false)]
    [InlineData("macos-*", null, true, true)]
    [InlineData(null, "linux-*", true, false)]
    [InlineData(null, "macos-universal2", false, true)]
    public void Follows_setting_targets_and_only(string? targets, string? only, bool setting, bool joins)
    {
        if (only is not null)
        {
            _fixture.Arguments.Add(("only", only));
        }

        Binaries("tool", "macos-x86_64", "macos-aarch64");
        _fixture.Context.Settings.UniversalBinary = setting;
        foreach (var target in targets?.Split(',') ?? [])
        {
            _fixture.Context.Settings.Targets.Add(target);
        }

        new UniversalBinaryTask().Plan(_fixture.Context).Count().ShouldBe(joins ? 1 : 0);
    }

    [Fact]
    public void Naming_the_universal_target_builds_both_slices()
    {
        _fixture.Arguments.Add(("only", "macos-universal2"));
        var selection = _fixture.Context.Selection;
        selection.All.Select(target => target.Target.Name).ShouldBe(["macos-x86_64", "macos-aarch64"]);
        selection.All.ShouldAllBe(target => target.IsRequired && target.WhyNot == null);
        selection.TargetNames.ShouldContain("macos-universal2");
    }

    private void Binaries(string name, params string[] targets) => _fixture.Context.Plan.Add(TaskNames.CrossCompile, targets.Select(target => new PlannedArtifact
    {
        Kind = ArtifactKind.Binary, Name = name, Path = $"work/bin/{target}/{name}", Target = target,
    }));
}
