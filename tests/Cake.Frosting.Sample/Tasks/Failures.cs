using Cake.Core;

namespace Cake.Frosting.Sample;

public sealed class Fails : FrostingTask
{
    public override void Run(ICakeContext context) => throw new InvalidOperationException("it went wrong");
}

[TaskName("After-Fails")]
[IsDependentOn(typeof(Leaf))]
[IsDependentOn(typeof(Fails))]
public sealed class AfterFails : FrostingTask<SampleContext>
{
    public override void Run(SampleContext context) => context?.Say("in After-Fails");
}

[TaskName("Fails-With-Code")]
public sealed class FailsWithCode : FrostingTask
{
    public override void Run(ICakeContext context) => throw new CakeException(42, "it went wrong with a code");
}

[TaskName("Fails-With-Many")]
public sealed class FailsWithMany : FrostingTask
{
    public override void Run(ICakeContext context)
        => throw new AggregateException(new InvalidOperationException("the first"), new InvalidOperationException("the second"));
}

[ContinueOnError]
public sealed class Continued : FrostingTask
{
    public override void Run(ICakeContext context) => throw new InvalidOperationException("it does not matter");
}

[TaskName("After-Continued")]
[IsDependentOn(typeof(Continued))]
public sealed class AfterContinued : FrostingTask<SampleContext>
{
    public override void Run(SampleContext context) => context?.Say("in After-Continued");
}

public sealed class Swallows : FrostingTask<SampleContext>
{
    public override void Run(SampleContext context) => throw new InvalidOperationException("it is handled");

    public override void OnError(Exception exception, SampleContext context) => context?.Say($"swallowed: {exception?.Message}");
}

public sealed class Rethrows : FrostingTask<SampleContext>
{
    public override void Run(SampleContext context) => throw new InvalidOperationException("it is handed on");

    public override void OnError(Exception exception, SampleContext context)
    {
        context?.Say($"handing on: {exception?.Message}");
        throw exception!;
    }

    public override void Finally(SampleContext context) => context?.Say("finally after failure");
}

public sealed class Finalises : FrostingTask<SampleContext>
{
    public override void Run(SampleContext context) => context?.Say("in Finalises");

    public override void Finally(SampleContext context) => context?.Say("finally after success");
}
