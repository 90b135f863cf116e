using Cake.Core;
using Cake.Core.Diagnostics;

namespace Cake.Frosting.Sample;

[TaskDescription("does a")]
public sealed class A : FrostingTask
{
    public override void Run(ICakeContext context) => context.Log.Information("in a");
}

[IsDependentOn(typeof(A))]
public sealed class B : FrostingTask
{
    public override void Run(ICakeContext context) => context.Log.Warning("warn");
}

[IsDependentOn(typeof(B))]
public sealed class Default : FrostingTask;
