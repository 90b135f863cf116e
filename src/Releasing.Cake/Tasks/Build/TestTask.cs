using Cake.Frosting;

namespace Releasing.Cake.Tasks;

/// <summary>Runs the repository's own tests.</summary>
[TaskName(TaskNames.Test)]
[TaskDescription("Runs the repository's own tests")]
[IsDependentOn(typeof(PreflightTask))]
public class TestTask : ReleaseTask;
