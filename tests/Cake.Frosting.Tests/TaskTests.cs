using Cake.Core;
using Cake.Core.Diagnostics;

namespace Cake.Frosting.Tests;

public sealed class TaskTests
{
    [Fact]
    public void Runs_a_task_whose_run_is_overridden_in_between()
    {
        var host = new TestHost(typeof(Derived));

        host.Run("--target=Derived").ShouldBe(0);

        host.Log.Lines.ShouldContain("ran Derived");
    }

    [Fact]
    public void Takes_dependencies_but_neither_name_nor_description_from_the_base_class()
    {
        var host = new TestHost(typeof(First), typeof(Named), typeof(Subclass));

        host.Run("--target=Subclass").ShouldBe(0);

        host.Printer.Entries.ShouldBe(["First: Executed", "Subclass: Executed"]);
    }

    [Fact]
    public void Makes_edges_by_name_so_that_a_task_can_stand_in_for_another()
    {
        var host = new TestHost(typeof(StandIn), typeof(AfterFirst));

        host.Run("--target=AfterFirst").ShouldBe(0);

        host.Log.Lines.ShouldContain("ran StandIn");
    }

    [Fact]
    public void Runs_a_task_that_implements_the_interface_alone()
    {
        var host = new TestHost(typeof(Alone));

        host.Run("--target=Alone").ShouldBe(0);

        host.Log.Lines.ShouldBe(["asked", "ran", "finally"]);
    }

    [Fact]
    public void A_method_that_only_looks_like_an_override_is_not_wired()
    {
        var host = new TestHost(typeof(LooksAlike));

        host.Run("--target=LooksAlike").ShouldBe(1);

        host.Log.Lines.ShouldContain(line => line.Contains("it went wrong"));
    }

    [Fact]
    public void Awaits_an_asynchronous_task()
    {
        var host = new TestHost(typeof(Late));

        host.Run("--target=Late").ShouldBe(1);

        host.Log.Lines.ShouldContain(line => line.Contains("late, but not lost"));
        host.Printer.Entries.ShouldBe(["Late: Failed"]);
    }

    [Fact]
    public void Refuses_a_dependency_that_is_no_task()
    {
        var host = new TestHost(typeof(DependsOnString));

        host.Run("--target=DependsOnString").ShouldBe(1);

        host.Log.Lines.ShouldContain(line => line.Contains("Task 'DependsOnString': the dependency 'System.String' is not a task."));
    }

    [Fact]
    public void Refuses_a_task_that_wants_another_context()
    {
        var host = new TestHost(typeof(WantsItsContext));

        host.Run("--target=WantsItsContext").ShouldBe(1);

        host.Log.Lines.ShouldContain(line => line.Contains("Task 'WantsItsContext' cannot be used") && line.Contains("UseContext<OwnContext>()"));
    }

    [Fact]
    public void Gives_every_task_the_same_context()
    {
        var host = new TestHost(typeof(WantsItsContext), typeof(WantsItToo)).With(host => host.UseContext<OwnContext>());

        host.Run("--target=WantsItToo").ShouldBe(0);

        host.Log.Lines.ShouldBe(["run 1", "run 2"]);
    }

    private static void Say(ICakeContext context, string text) => context.Log.Information("{0}", text);

    public abstract class Base : FrostingTask
    {
        public override void Run(ICakeContext context) => Say(context, $"ran {GetType().Name}");
    }

    public sealed class Derived : Base;

    public sealed class First : Base;

    [TaskName("First")]
    public sealed class StandIn : Base;

    [IsDependentOn(typeof(First))]
    public sealed class AfterFirst : Base;

    [TaskName("Name")]
    [TaskDescription("Description")]
    [IsDependentOn(typeof(First))]
    public class Named : Base;

    public sealed class Subclass : Named;

    public sealed class Alone : IFrostingTask
    {
        public Task RunAsync(ICakeContext context)
        {
            Say(context, "ran");
            return Task.CompletedTask;
        }

        public bool ShouldRun(ICakeContext context)
        {
            Say(context, "asked");
            return true;
        }

        public void OnError(Exception exception, ICakeContext context) => throw exception;

        public void Finally(ICakeContext context) => Say(context, "finally");
    }

    public sealed class LooksAlike : FrostingTask
    {
        public override void Run(ICakeContext context) => throw new InvalidOperationException("it went wrong");

        public new void OnError(Exception exception, ICakeContext context) => Say(context, GetType().Name);
    }

    public sealed class Late : AsyncFrostingTask
    {
        public override async Task RunAsync(ICakeContext context)
        {
            await Task.Delay(1);
            throw new InvalidOperationException("late, but not lost");
        }
    }

    [IsDependentOn(typeof(string))]
    public sealed class DependsOnString : FrostingTask;

    public sealed class OwnContext(ICakeContext context) : FrostingContext(context)
    {
        public int Runs { get; set; }
    }

    public class WantsItsContext : FrostingTask<OwnContext>
    {
        public override void Run(OwnContext context) => Say(context, $"run {++context.Runs}");
    }

    [IsDependentOn(typeof(WantsItsContext))]
    public sealed class WantsItToo : WantsItsContext;
}
