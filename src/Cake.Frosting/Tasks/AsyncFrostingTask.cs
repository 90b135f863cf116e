using Cake.Core;

namespace Cake.Frosting;

/// <summary>An asynchronous task that needs no context of its own.</summary>
public abstract class AsyncFrostingTask : AsyncFrostingTask<ICakeContext>
{
}

/// <summary>An asynchronous task. Members that are not overridden are not wired into the graph.</summary>
/// <typeparam name="T">The type of the context that the host was told to use.</typeparam>
public abstract class AsyncFrostingTask<T> : IFrostingTask
    where T : ICakeContext
{
    /// <summary>Runs the task.</summary>
    /// <param name="context">The context of the run.</param>
    /// <returns>A task that completes with the work; a faulted one fails the build.</returns>
    public virtual Task RunAsync(T context) => Task.CompletedTask;

    /// <summary>Answers whether the task shall run; by default it shall.</summary>
    /// <param name="context">The context of the run.</param>
    /// <returns><see langword="true"/> to run, <see langword="false"/> to be reported as skipped.</returns>
    public virtual bool ShouldRun(T context) => true;

    /// <summary>Handles what <see cref="RunAsync"/> threw; an override that returns normally makes the task a success.</summary>
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

    Task IFrostingTask.RunAsync(ICakeContext context) => RunAsync((T)context);

    bool IFrostingTask.ShouldRun(ICakeContext context) => ShouldRun((T)context);

    void IFrostingTask.OnError(Exception exception, ICakeContext context) => OnError(exception, (T)context);

    void IFrostingTask.Finally(ICakeContext context) => Finally((T)context);
}
