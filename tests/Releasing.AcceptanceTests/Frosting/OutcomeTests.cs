namespace Releasing.AcceptanceTests.Frosting;

/// <summary>Failing, skipped, continued and missing tasks, and lifetimes that fail, end as they end in <c>dotnet cake</c>.</summary>
public sealed class OutcomeTests(Twins twins) : IClassFixture<Twins>
{
    /// <summary>One of each kind: a script is compiled anew for each.</summary>
    public static TheoryData<string, int> Cases => new()
    {
        { "--target=Fails", 1 },
        { "--target=After-Fails", 1 },
        { "--target=Fails-With-Code", 1 },
        { "--target=After-Continued", 0 },
        { "--target=Swallows", 0 },
        { "--target=Finalises", 0 },
        { "--target=Skips", 1 },
        { "--target=After-Skips", 0 },
        { "--target=Nowhere", 1 },
        { "--scenario=unknown-dependency", 1 },
        { "--scenario=same-name", 1 },
        { "--scenario=circle --target=CircleOne", 1 },
        { "--scenario=lifetime", 0 },
        { "--scenario=setup-fails", 1 },
        { "--scenario=teardown-fails", 1 },
        { "--scenario=task-setup-fails", 1 },
        { "--scenario=task-teardown-fails", 1 },
    };

    public static TheoryData<string, int> OtherCases => new()
    {
        { "--target=After-Fails --verbosity=quiet", 1 },
        { "--target=After-Fails --verbosity=diagnostic", 1 },
        { "--target=Fails-With-Many", 1 },
        { "--target=Rethrows", 1 },
        { "--target=Skips-Silently", 1 },
        { "--target=After-Skips --verbosity=verbose", 0 },
        { "--target=Leaf --target=Nowhere", 1 },
        { "--scenario=unknown-dependency --tree", 1 },
        { "--scenario=lifetime --target=After-Fails", 1 },
        { "--scenario=lifetime --target=After-Skips", 0 },
        { "--scenario=teardown-fails --target=Fails", 1 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Prints_and_exits_as_the_script_does(string arguments, int exitCode) => PrintsAndExits(arguments, exitCode);

    [Theory]
    [Trait("Category", "Soak")]
    [MemberData(nameof(OtherCases))]
    public void Prints_and_exits_as_the_script_does_in_every_other_way(string arguments, int exitCode) => PrintsAndExits(arguments, exitCode);

    [SkippableFact]
    public void An_interrupt_ends_both_at_once()
    {
        Skip.If(OperatingSystem.IsWindows(), "kill -INT");

        var (script, program) = twins.Interrupt("waiting", "--target=Waits");

        program.ShouldBe(script);
        program.ExitCode.ShouldBe(130);
        program.Output.ShouldContain("waiting");
        program.Output.ShouldNotContain("never said");
    }

    private void PrintsAndExits(string arguments, int exitCode)
    {
        var (script, program) = twins.Run(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        program.ShouldBe(script);
        program.ExitCode.ShouldBe(exitCode);
        (program.Output + program.Error).ShouldNotBeEmpty();
    }
}
