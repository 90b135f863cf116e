using Releasing.Cake.Builders.Prebuilt;
using Releasing.Failures;
using Releasing.Targets;

namespace Releasing.Cake.Tests.Builders;

public sealed class PrebuiltBuilderTests : IDisposable
{
    private readonly BuilderFixture _fixture = new();
    private readonly PrebuiltBuilder _builder = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Is_not_used_without_programs() => _builder.IsUsed(_fixture.Context).ShouldBeFalse();

    [Fact]
    public void Targets_are_those_that_have_a_file()
    {
        _fixture.Write("out/x86_64-unknown-linux-gnu/tool", "a").Write("out/x86_64-pc-windows-msvc/tool.exe", "b");
        _fixture.Context.Settings.Prebuilt.Programs["tool"] = "out/{triple}/{name}{exe}";
        _builder.DefaultTargets(_fixture.Context).Select(target => target.Name).ShouldBe(["linux-x86_64", "windows-x86_64"]);
    }

    [Fact]
    public void Without_any_file_every_target_says_which_one_is_missing()
    {
        _fixture.Context.Settings.Prebuilt.Programs["tool"] = "out/{goos}-{goarch}/tool{exe}";
        var targets = _builder.DefaultTargets(_fixture.Context);
        targets.Count.ShouldBe(10);
        targets.ShouldAllBe(target => _builder.WhyNot(_fixture.Context, target)!.Contains("is missing", StringComparison.Ordinal));
        _builder.WhyNot(_fixture.Context, TargetTable.Get("windows-aarch64"))!.ShouldContain("out/windows-arm64/tool.exe");
    }

    [Fact]
    public void Word_without_a_value_for_the_target_is_named()
    {
        _fixture.Context.Settings.Prebuilt.Programs["tool"] = "out/{rid}/tool";
        _builder.WhyNot(_fixture.Context, TargetTable.Get("macos-universal2"))!.ShouldContain("{target}");
    }

    [Fact]
    public void Pattern_without_a_target_is_for_this_machine()
    {
        _fixture.Context.Settings.Prebuilt.Programs["tool"] = "out/tool{exe}";
        _builder.DefaultTargets(_fixture.Context).ShouldBe(TargetTable.Host is { } host ? [host] : []);
    }

    [Fact]
    public async Task File_is_copied_and_stays()
    {
        _fixture.Write("out/macos-universal2/tool", "bytes");
        _fixture.Context.Settings.Prebuilt.Programs["tool"] = "out/{target}/tool{exe}";
        await _builder.BuildAsync(_fixture.Request("macos-universal2", "tool"), CancellationToken.None);
        File.ReadAllText(_fixture.Output("macos-universal2", "tool")).ShouldBe("bytes");
        File.Exists(Path.Combine(_fixture.Root, "out/macos-universal2/tool")).ShouldBeTrue();
    }

    [Fact]
    public async Task File_that_went_away_is_named()
    {
        _fixture.Context.Settings.Prebuilt.Programs["tool"] = "out/{target}/tool{exe}";
        var exception = await Should.ThrowAsync<ReleaseException>(() => _builder.BuildAsync(_fixture.Request("linux-x86_64", "tool"), CancellationToken.None));
        exception.Message.ShouldContain("out/linux-x86_64/tool is missing");
    }

    [Fact]
    public void Facts_follow_the_bytes_of_the_file()
    {
        _fixture.Write("out/linux-x86_64/tool", "one");
        _fixture.Context.Settings.Prebuilt.Programs["tool"] = "out/{target}/tool{exe}";
        var target = TargetTable.Get("linux-x86_64");
        var before = _builder.Facts(_fixture.Context, target);
        _fixture.Write("out/linux-x86_64/tool", "two");
        new PrebuiltBuilder().Facts(_fixture.Context, target).ShouldNotBe(before);
    }

    [Theory]
    [InlineData("../tool", "out/tool")]
    [InlineData("tool.exe", "out/tool")]
    [InlineData("tool", "out/{arc}/tool")]
    public void Names_and_words_that_cannot_work_are_refused(string program, string pattern)
    {
        _fixture.Context.Settings.Prebuilt.Programs[program] = pattern;
        _fixture.Context.Settings.Prebuilt.Validate().ShouldHaveSingleItem();
    }
}
