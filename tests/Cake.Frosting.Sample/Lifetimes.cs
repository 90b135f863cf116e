using Cake.Core;
using Cake.Core.Diagnostics;

namespace Cake.Frosting.Sample;

public sealed class Lifetime : FrostingLifetime<SampleContext>
{
    public override void Setup(SampleContext context, ISetupContext info)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(info);
        context.Say($"setup of {info.TargetTask?.Name} with {info.TasksToExecute.Count} tasks");
    }

    public override void Teardown(SampleContext context, ITeardownContext info)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(info);
        context.Say($"teardown, successful: {info.Successful}, {info.ThrownException?.Message}");
    }
}

public sealed class TaskLifetime : FrostingTaskLifetime
{
    public override void Setup(ICakeContext context, ITaskSetupContext info)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Log.Information("before {0}", info?.Task.Name);
    }

    public override void Teardown(ICakeContext context, ITaskTeardownContext info)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Log.Information("after {0}, skipped: {1}", info?.Task.Name, info?.Skipped);
    }
}

public sealed class FailingSetup : FrostingSetup
{
    public override void Setup(ICakeContext context, ISetupContext info) => throw new InvalidOperationException("setup went wrong");
}

public sealed class FailingTeardown : FrostingTeardown
{
    public override void Teardown(ICakeContext context, ITeardownContext info) => throw new InvalidOperationException("teardown went wrong");
}

public sealed class FailingTaskSetup : FrostingTaskSetup
{
    public override void Setup(ICakeContext context, ITaskSetupContext info) => throw new InvalidOperationException("task setup went wrong");
}

public sealed class FailingTaskTeardown : FrostingTaskTeardown
{
    public override void Teardown(ICakeContext context, ITaskTeardownContext info) => throw new InvalidOperationException("task teardown went wrong");
}
