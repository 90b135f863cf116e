using Cake.Core;

namespace Cake.Frosting;

/// <summary>A synchronous task that needs no context of its own.</summary>
public abstract class FrostingTask : FrostingTask<ICakeContext>
{
}

/// <summary>A synchronous task. Members that are not overridden are not wired into the graph.</summary>
/// <typeparam name="T">The type of the context that the host was told to use.</typeparam>
public abstract class FrostingTask<T> : IFrostingTask
    where T : ICakeContext
{
    /// <summary>Runs the task.</summary>
    /// <param name="context">The context of the run.</param>
    public virtual void Run(T context)
    {
    }

    /// <summary>Answers whether the task shall run; by default it shall.</summary>
    /// <param name="context">The context of the run.</param>
    /// <returns><see langword="true"/> to run, <see langword="false"/> to be reported as skipped.</returns>
    public virtual bool ShouldRun(T context) => true;

    /// <summary>Handles what <see cref="Run"/> threw; an override that returns normally makes the task a success.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="context">The context of the run.</param>
    public virtual void OnError(Exception exception, T context)
    {
    }

    /// <summary>Runs after the task, whether it succeeded or failed.</summary>
    /// <param name="context">The context of the run.</param>
    public virtual void Finally(T context)
    {
    }

    Task IFrostingTask.RunAsync(ICakeContext context)
    {
        Run((T)context);
        return Task.CompletedTask;
    }

    bool IFrostingTask.ShouldRun(ICakeContext context) => ShouldRun((T)context);

    void IFrostingTask.OnError(Exception exception, ICakeContext context) => OnError(exception, (T)context);

    void IFrostingTask.Finally(ICakeContext context) => Finally((T)context);
}
