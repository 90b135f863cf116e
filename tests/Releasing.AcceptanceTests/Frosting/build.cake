// The twin of tests/Cake.Frosting.Sample: the same tasks in the same order, and the same scenarios.
var scenario = Argument("scenario", "");
void Say(string text) => Information("{0}", text);

Task("Leaf").Description("Nothing comes before it").Does(() => Say("in Leaf"));
Task("Middle").Description("Waits for Leaf").IsDependentOn("Leaf").Does(async () =>
{
    await System.Threading.Tasks.Task.Yield();
    Say("in Middle");
});
Task("Slipped-In").IsDependentOn("Leaf").IsDependeeOf("Middle").Does(() => Say("in Slipped-In"));
Task("Default").IsDependentOn("Middle");
Task("Levels").Does(() =>
{
    Error("an error");
    Warning("a warning");
    Information("an information");
    Verbose("a verbose line");
    Debug("a debug line");
});
Task("Arguments").Does(context =>
{
    foreach (var pair in context.Arguments.GetArguments().OrderBy(pair => pair.Key, StringComparer.Ordinal))
    {
        Say($"{pair.Key} is {string.Join(" and ", pair.Value)}");
    }

    Say($"colour is {context.Configuration.GetValue("Sample_Colour")}");
});

Task("Where").Does(context =>
{
    Say($"in {context.Environment.WorkingDirectory.GetDirectoryName()}");
    Say($"colour is {context.Configuration.GetValue("Sample_Colour")}");
});
Task("Waits").Does(() =>
{
    Say("waiting");
    System.Threading.Thread.Sleep(TimeSpan.FromSeconds(30));
}).Finally(() => Say("never said"));

Task("Fails").Does(() => { throw new InvalidOperationException("it went wrong"); });
Task("After-Fails").IsDependentOn("Leaf").IsDependentOn("Fails").Does(() => Say("in After-Fails"));
Task("Fails-With-Code").Does(() => { throw new CakeException(42, "it went wrong with a code"); });
Task("Fails-With-Many").Does(() =>
{
    throw new AggregateException(new InvalidOperationException("the first"), new InvalidOperationException("the second"));
});
Task("Continued").ContinueOnError().Does(() => { throw new InvalidOperationException("it does not matter"); });
Task("After-Continued").IsDependentOn("Continued").Does(() => Say("in After-Continued"));
Task("Swallows").Does(() => { throw new InvalidOperationException("it is handled"); })
    .OnError(exception => Say($"swallowed: {exception.Message}"));
Task("Rethrows").Does(() => { throw new InvalidOperationException("it is handed on"); })
    .OnError(exception =>
    {
        Say($"handing on: {exception.Message}");
        throw exception;
    })
    .Finally(() => Say("finally after failure"));
Task("Finalises").Does(() => Say("in Finalises")).Finally(() => Say("finally after success"));

Task("Skips").WithCriteria(() => false, "not today").Does(() => Say("in Skips"));
Task("Skips-Silently").IsDependentOn("Leaf").WithCriteria(() => false);
Task("After-Skips").IsDependentOn("Skips").IsDependentOn("Skips-Silently").WithCriteria(() => true).Does(() => Say("in After-Skips"));

void UseTeardown() => Teardown(info => Say($"teardown, successful: {info.Successful}, {info.ThrownException?.Message}"));
void UseTaskTeardown() => TaskTeardown(info => Information("after {0}, skipped: {1}", info.Task.Name, info.Skipped));
switch (scenario)
{
    case "unknown-dependency":
        Task("DependsOnNothing").IsDependentOn("Nothing");
        break;
    case "same-name":
        Task("Leaf");
        break;
    case "circle":
        Task("CircleOne").IsDependentOn("CircleTwo");
        Task("CircleTwo").IsDependentOn("CircleOne");
        break;
    case "lifetime":
        Setup(info => Say($"setup of {info.TargetTask.Name} with {info.TasksToExecute.Count} tasks"));
        UseTeardown();
        TaskSetup(info => Information("before {0}", info.Task.Name));
        UseTaskTeardown();
        break;
    case "setup-fails":
        Setup(info => { throw new InvalidOperationException("setup went wrong"); });
        UseTeardown();
        break;
    case "teardown-fails":
        Teardown(info => { throw new InvalidOperationException("teardown went wrong"); });
        break;
    case "task-setup-fails":
        TaskSetup(info => { throw new InvalidOperationException("task setup went wrong"); });
        UseTaskTeardown();
        break;
    case "task-teardown-fails":
        TaskTeardown(info => { throw new InvalidOperationException("task teardown went wrong"); });
        break;
}

var targets = Arguments("target", "Default");
if (targets.Count == 1)
{
    RunTarget(targets.First());
}
else
{
    RunTargets(targets);
}
