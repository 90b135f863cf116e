using System.Reflection;
using Cake.Frosting;
using Releasing.Cake.Tasks;

namespace Releasing.Cake.Tests.Conventions;

/// <summary>What every stock task has.</summary>
public sealed class TaskConventionTests
{
    public static TheoryData<Type> StockTaskTypes => [.. TaskSet.TasksIn(typeof(ReleasingHost).Assembly)];

    [Theory]
    [MemberData(nameof(StockTaskTypes))]
    public void Has_a_name_from_the_table_of_contents(Type task) =>
        typeof(TaskNames).GetFields().Select(field => (string)field.GetRawConstantValue()!).ShouldContain(task.GetCustomAttribute<TaskNameAttribute>(inherit: false)?.Name);

    [Theory]
    [MemberData(nameof(StockTaskTypes))]
    public void Has_a_description(Type task) => task.GetCustomAttribute<TaskDescriptionAttribute>(inherit: false)?.Description.ShouldNotBeNullOrWhiteSpace();

    [Theory]
    [MemberData(nameof(StockTaskTypes))]
    public void Is_open_to_replacement(Type task) => task.IsSealed.ShouldBeFalse();

    [Theory]
    [MemberData(nameof(StockTaskTypes))]
    public void Does_not_swallow_failures(Type task) =>
        // An OnError that returns turns a failure into exit code 0.
        task.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(method => method.Name == "OnError")
            .ShouldAllBe(method => method.DeclaringType!.Assembly != typeof(ReleasingHost).Assembly);

    [Theory]
    [MemberData(nameof(StockTaskTypes))]
    public void Stands_in_the_readme(Type task) => Source.Read("README.md").ShouldContain($"`{TaskSet.NameOf(task)}`");

    [Theory]
    [MemberData(nameof(StockTaskTypes))]
    public void Has_a_test_file(Type task)
    {
        // A stage is nothing but its place in the pipeline, which the tests of the whole pipeline hold.
        if (!task.IsSubclassOf(typeof(StageTask)))
        {
            Source.Files("tests/Releasing.Cake.Tests").Select(Path.GetFileName).ShouldContain($"{task.Name}Tests.cs");
        }
    }

    [Fact]
    public void Every_task_of_the_assembly_is_in_the_pipeline() =>
        StockTasks.All.ShouldBe(TaskSet.TasksIn(typeof(ReleasingHost).Assembly), ignoreOrder: true);
}
