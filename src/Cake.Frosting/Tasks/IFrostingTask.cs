using Cake.Core;

namespace Cake.Frosting;

/// <summary>A task of the build graph. Derive from <see cref="FrostingTask{T}"/> or <see cref="AsyncFrostingTask{T}"/> rather than implement it.</summary>
public interface IFrostingTask
{
    /// <summary>Gets the reason shown when <see cref="ShouldRun"/> answers <see langword="false"/>; read once, before anything runs. Empty by default.</summary>
    string SkippedMessage => string.Empty;

    /// <summary>Runs the task.</summary>
    /// <param name="context">The context of the run.</param>
    /// <returns>A task that completes with the work; a faulted one fails the build.</returns>
    Task RunAsync(ICakeContext context);

    /// <summary>Answers whether the task shall run; a task that shall not is reported as skipped.</summary>
    /// <param name="context">The context of the run.</param>
    /// <returns><see langword="true"/> to run.</returns>
    bool ShouldRun(ICakeContext context);

    /// <summary>Handles what <see cref="RunAsync"/> threw; returning normally makes the task a success.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="context">The context of the run.</param>
    void OnError(Exception exception, ICakeContext context);

    /// <summary>Runs after the task, whether it succeeded or failed.</summary>
    /// <param name="context">The context of the run.</param>
    void Finally(ICakeContext context);
}
