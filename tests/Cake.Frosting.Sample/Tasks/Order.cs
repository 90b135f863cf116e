using Cake.Core.Diagnostics;

namespace Cake.Frosting.Sample;

[TaskDescription("Nothing comes before it")]
public sealed class Leaf : FrostingTask<SampleContext>
{
    public override void Run(SampleContext context) => context?.Say("in Leaf");
}

[IsDependentOn(typeof(Leaf))]
[TaskDescription("Waits for Leaf")]
public sealed class Middle : AsyncFrostingTask<SampleContext>
{
    public override async Task RunAsync(SampleContext context)
    {
        await Task.Yield();
        context?.Say("in Middle");
    }
}

[TaskName("Slipped-In")]
[IsDependentOn(typeof(Leaf))]
[IsDependeeOf(typeof(Middle))]
public sealed class SlippedIn : FrostingTask<SampleContext>
{
    public override void Run(SampleContext context) => context?.Say("in Slipped-In");
}

[IsDependentOn(typeof(Middle))]
public sealed class Default : FrostingTask;

public sealed class Levels : FrostingTask
{
    public override void Run(Core.ICakeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Log.Error("an error");
        context.Log.Warning("a warning");
        context.Log.Information("an information");
        context.Log.Verbose("a verbose line");
        context.Log.Debug("a debug line");
    }
}

public sealed class Arguments : FrostingTask<SampleContext>
{
    public override void Run(SampleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var (name, values) in context.Arguments.GetArguments().OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            context.Say($"{name} is {string.Join(" and ", values)}");
        }

        context.Say($"colour is {context.Configuration.GetValue("Sample_Colour")}");
    }
}

public sealed class Where : FrostingTask<SampleContext>
{
    public override void Run(SampleContext context)
    {
        context?.Say($"in {context.Environment.WorkingDirectory.GetDirectoryName()}");
        context?.Say($"colour is {context.Configuration.GetValue("Sample_Colour")}");
    }
}

public sealed class Waits : FrostingTask<SampleContext>
{
    public override void Run(SampleContext context)
    {
        context?.Say("waiting");
        Thread.Sleep(TimeSpan.FromSeconds(30));
    }

    public override void Finally(SampleContext context) => context?.Say("never said");
}
