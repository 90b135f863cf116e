using Cake.Core;
using Cake.Core.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Tests;

public sealed class LifetimeTests
{
    [Fact]
    public void A_lifetime_is_one_object_for_setup_and_teardown()
    {
        var host = new TestHost(typeof(Work)).With(host => host.UseLifetime<Lifetime>().UseTaskLifetime<TaskLifetime>());

        host.Run("--target=Work").ShouldBe(0);

        host.Log.Lines.ShouldBe(["setup 1", "task setup 1", "work", "task teardown 2", "teardown 2"]);
    }

    [Fact]
    public void Each_step_can_be_given_alone()
    {
        var host = new TestHost(typeof(Work)).With(host => host
            .UseSetup<Lifetime>().UseTeardown<OtherLifetime>()
            .UseTaskSetup<TaskLifetime>().UseTaskTeardown<OtherTaskLifetime>());

        host.Run("--target=Work").ShouldBe(0);

        host.Log.Lines.ShouldBe(["setup 1", "task setup 1", "work", "task teardown 1", "teardown 1"]);
    }

    [Fact]
    public void The_last_registration_is_used()
    {
        var host = new TestHost(typeof(Work)).With(host => host.UseLifetime<Lifetime>().UseSetup<Silent>());

        host.Run("--target=Work").ShouldBe(0);

        host.Log.Lines.ShouldBe(["silent setup", "work", "teardown 1"]);
    }

    [Fact]
    public void A_lifetime_registered_by_hand_is_used()
    {
        var host = new TestHost(typeof(Work)).With(host => host.ConfigureServices(services => services
            .AddSingleton<IFrostingLifetime, Lifetime>()
            .AddSingleton<IFrostingTaskLifetime, TaskLifetime>()));

        host.Run("--target=Work").ShouldBe(0);

        host.Log.Lines.ShouldBe(["setup 1", "task setup 1", "work", "task teardown 2", "teardown 2"]);
    }

    [Fact]
    public void A_dry_run_runs_setup_and_teardown_but_nothing_of_a_task()
    {
        var host = new TestHost(typeof(Work)).With(host => host.UseLifetime<Lifetime>().UseTaskLifetime<TaskLifetime>());

        host.Run("--target=Work", "--dryrun").ShouldBe(0);

        host.Log.Lines.Where(line => line.Contains("setup") || line.Contains("teardown") || line == "work").ShouldBe(["setup 1", "teardown 2"]);
    }

    public sealed class Work : FrostingTask
    {
        public override void Run(ICakeContext context) => context.Log.Information("work");
    }

    public class Lifetime : FrostingLifetime
    {
        private int _calls;

        public override void Setup(ICakeContext context, ISetupContext info) => context.Log.Information("setup {0}", ++_calls);

        public override void Teardown(ICakeContext context, ITeardownContext info) => context.Log.Information("teardown {0}", ++_calls);
    }

    public sealed class OtherLifetime : Lifetime;

    public class TaskLifetime : FrostingTaskLifetime
    {
        private int _calls;

        public override void Setup(ICakeContext context, ITaskSetupContext info) => context.Log.Information("task setup {0}", ++_calls);

        public override void Teardown(ICakeContext context, ITaskTeardownContext info) => context.Log.Information("task teardown {0}", ++_calls);
    }

    public sealed class OtherTaskLifetime : TaskLifetime;

    public sealed class Silent : FrostingSetup
    {
        public override void Setup(ICakeContext context, ISetupContext info) => context.Log.Information("silent setup");
    }
}
