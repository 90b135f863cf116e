namespace Releasing.Cake.Running;

/// <summary>How a task of the graph ended.</summary>
public enum TaskState
{
    /// <summary>It did its work.</summary>
    Done,

    /// <summary>It was left out.</summary>
    Skipped,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>The run ended before its turn.</summary>
    NotReached,
}

/// <summary>A task as it ran.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">How it ended.</param>
/// <param name="Start">When it began, counted from the beginning of the run.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record TaskRun(string Name, TaskState State, TimeSpan Start, TimeSpan Elapsed);
