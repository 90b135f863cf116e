using System.Diagnostics;
using Cake.Core;

namespace Releasing.Cake.Running;

/// <summary>Listens to Cake's engine: which task ran when and how it ended, and what ended the run.</summary>
internal sealed class RunRecorder
{
    private readonly ReleaseRun _run;
    private readonly Action<string?> _now;
    private readonly long _beginning;
    private long _start;

    private RunRecorder(ReleaseRun run, Action<string?> now)
    {
        _run = run;
        _now = now;
        _beginning = Stopwatch.GetTimestamp();
    }

    /// <summary>Begins to listen.</summary>
    /// <param name="engine">Cake's engine, before its run.</param>
    /// <param name="run">Where it is written down.</param>
    /// <param name="now">Told the task that works just now, and null after it.</param>
    /// <param name="ended">Called once, after the last teardown and before Cake prints its report.</param>
    public static void Attach(ICakeEngine engine, ReleaseRun run, Action<string?> now, Action ended)
    {
        var recorder = new RunRecorder(run, now);
        engine.BeforeTaskSetup += recorder.OnTaskStart;
        engine.AfterTaskTeardown += recorder.OnTaskEnd;
        engine.AfterTeardown += (_, end) =>
        {
            run.Failure ??= end.TeardownContext.ThrownException;
            ended();
        };
    }

    private void OnTaskStart(object? sender, BeforeTaskSetupEventArgs arguments)
    {
        _start = Stopwatch.GetTimestamp();
        _now(arguments.TaskSetupContext.Task.Name);
    }

    private void OnTaskEnd(object? sender, AfterTaskTeardownEventArgs arguments)
    {
        var task = arguments.TaskTeardownContext;
        var state = task.ThrownException is not null ? TaskState.Failed : task.Skipped ? TaskState.Skipped : TaskState.Done;
        _run.Add(new TaskRun(task.Task.Name, state, Stopwatch.GetElapsedTime(_beginning, _start), Stopwatch.GetElapsedTime(_start)));
        if (task.ThrownException is null)
        {
            _now(null);
        }
    }
}
