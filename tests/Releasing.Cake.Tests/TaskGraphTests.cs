using Cake.Frosting;
using Releasing.Failures;

namespace Releasing.Cake.Tests;

public sealed class TaskGraphTests
{
    [Fact]
    public void Orders_each_task_after_what_it_waits_for() =>
        Graph(typeof(First), typeof(Second), typeof(Third)).OrderFor(["Third"]).ShouldBe(["First", "Second", "Third"]);

    [Fact]
    public void A_reverse_dependency_makes_the_other_task_wait() =>
        Graph(typeof(First), typeof(BeforeFirst)).OrderFor(["First"]).ShouldBe(["BeforeFirst", "First"]);

    [Fact]
    public void Names_are_found_whatever_their_case() => Graph(typeof(First), typeof(Second)).OrderFor(["second"]).ShouldBe(["First", "Second"]);

    [Fact]
    public void A_circle_is_refused_with_its_members() =>
        Should.Throw<ReleaseException>(() => Graph(typeof(Chicken), typeof(Egg)).OrderFor(["Chicken"])).Message.ShouldContain("Chicken → Egg → Chicken");

    private static TaskGraph Graph(params Type[] tasks) => new(TaskSet.Create([], tasks));

    [TaskName("First")]
    public sealed class First : FrostingTask;

    [TaskName("Second")]
    [IsDependentOn(typeof(First))]
    public sealed class Second : FrostingTask;

    [TaskName("Third")]
    [IsDependentOn(typeof(Second))]
    [IsDependentOn(typeof(First))]
    public sealed class Third : FrostingTask;

    [TaskName("BeforeFirst")]
    [IsDependeeOf(typeof(First))]
    public sealed class BeforeFirst : FrostingTask;

    [TaskName("Chicken")]
    [IsDependentOn(typeof(Egg))]
    public sealed class Chicken : FrostingTask;

    [TaskName("Egg")]
    [IsDependentOn(typeof(Chicken))]
    public sealed class Egg : FrostingTask;
}
