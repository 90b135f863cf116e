namespace Releasing.AcceptanceTests.Frosting;

/// <summary>Every switch does what it does in <c>dotnet cake</c>.</summary>
public sealed class SwitchTests(Twins twins) : IClassFixture<Twins>
{
    /// <summary>One of each kind: a script is compiled anew for each.</summary>
    public static TheoryData<string, int> Cases => new()
    {
        { "", 0 },
        { "--target=Leaf --target=Middle --exclusive", 0 },
        { "--dryrun", 0 },
        { "--dryrun --target=Nowhere", 1 },
        { "--tree", 0 },
        { "--target=Levels --verbosity=diagnostic", 0 },
        { "--verbosity=loud", 255 },
        { "--target=Arguments --foo=bar --foo baz --flag -x 3", 0 },
        { "--target=Where", 0 },
    };

    public static TheoryData<string, int> OtherCases => new()
    {
        { "--target=leaf", 0 },
        { "--target Leaf --target Levels", 0 },
        { "--target=Middle --exclusive", 0 },
        { "--target=Middle -e", 0 },
        { "--noop --target=Middle --exclusive", 0 },
        { "--whatif --target=Leaf --target=Levels", 0 },
        { "--dryrun --scenario=lifetime", 0 },
        { "--target=Levels --verbosity=quiet", 0 },
        { "--target=Levels --verbosity=minimal", 0 },
        { "--target=Levels --verbosity=normal", 0 },
        { "--target=Levels --verbosity=verbose", 0 },
        { "--target=Levels -v=m", 0 },
        { "--target=Leaf --no-report", 0 },
        { "--version", 0 },
        { "--info", 0 },
        { "--target=Arguments --sample_colour=red", 0 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Prints_and_exits_as_the_script_does(string arguments, int exitCode) => PrintsAndExits(arguments, exitCode);

    [Theory]
    [Trait("Category", "Soak")]
    [MemberData(nameof(OtherCases))]
    public void Prints_and_exits_as_the_script_does_in_every_other_way(string arguments, int exitCode) => PrintsAndExits(arguments, exitCode);

    [Fact]
    public void Lists_the_same_descriptions()
    {
        var (script, program) = twins.Run("--description");

        // A script lists its tasks as written, a program as its classes were compiled, which is not the same order.
        program.Output.Split('\n').Order(StringComparer.Ordinal).ShouldBe(script.Output.Split('\n').Order(StringComparer.Ordinal));
        program.ExitCode.ShouldBe(script.ExitCode);
    }

    [Fact]
    public void An_empty_argument_stays_empty()
    {
        var (script, program) = twins.Run("--target=Arguments", "--empty", "", "--spaced", "a b");

        program.ShouldBe(script);
        program.Output.ShouldContain("a b");
    }

    private void PrintsAndExits(string arguments, int exitCode)
    {
        var (script, program) = twins.Run(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        program.ShouldBe(script);
        (program.ExitCode & 0xFF).ShouldBe(exitCode);
        (program.Output + program.Error).ShouldNotBeEmpty();
    }
}
