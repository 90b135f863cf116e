using Cake.Core;

namespace Cake.Frosting.Sample;

public sealed class Skips : FrostingTask<SampleContext>, IFrostingTask
{
    public string SkippedMessage => "not today";

    public override bool ShouldRun(SampleContext context) => false;

    public override void Run(SampleContext context) => context?.Say("in Skips");
}

[TaskName("Skips-Silently")]
[IsDependentOn(typeof(Leaf))]
public sealed class SkipsSilently : FrostingTask
{
    public override bool ShouldRun(ICakeContext context) => false;
}

[TaskName("After-Skips")]
[IsDependentOn(typeof(Skips))]
[IsDependentOn(typeof(SkipsSilently))]
public sealed class AfterSkips : FrostingTask<SampleContext>
{
    public override bool ShouldRun(SampleContext context) => true;

    public override void Run(SampleContext context) => context?.Say("in After-Skips");
}
