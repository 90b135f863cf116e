using System.Reflection;
using Cake.Core;
using Cake.Core.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Tests;

public sealed class HostTests
{
    [Fact]
    public void Finds_the_public_tasks_of_an_added_assembly_in_the_order_of_compilation()
    {
        var names = Discover(typeof(Sample.Leaf).Assembly);

        names.ShouldContain("Leaf");
        names.ShouldContain("Default");
        names.ShouldNotContain("CircleOne", "it is internal");
        names.IndexOf("Leaf").ShouldBeLessThan(names.IndexOf("Middle"));
    }

    [Fact]
    public void Adding_an_assembly_twice_changes_nothing()
        => Discover(typeof(Sample.Leaf).Assembly, typeof(Sample.Leaf).Assembly).Count(name => name == "Leaf").ShouldBe(1);

    [Fact]
    public void Finds_no_task_of_an_assembly_that_was_not_added()
        => Discover().ShouldBeEmpty();

    [Fact]
    public void Exits_with_the_code_of_a_Cake_exception()
    {
        var host = new TestHost().With(host => host.ConfigureServices(services =>
            services.AddSingleton<IFrostingContext>(_ => throw new CakeException(42, "no context today"))));

        host.Run().ShouldBe(42);

        host.Log.Lines.ShouldContain(line => line.Contains("no context today"));
    }

    [Fact]
    public void Names_the_task_and_prints_the_report_when_a_task_fails()
    {
        var host = new TestHost(typeof(Good), typeof(Bad), typeof(Never));

        host.Run("--target=Never").ShouldBe(1);

        host.Log.Lines.ShouldContain("An error occurred when executing task 'Bad'.");
        host.Log.Lines.ShouldContain(line => line.Contains("bad luck"));
        host.Printer.Entries.ShouldBe(["Good: Executed", "Bad: Failed"]);
    }

    [Fact]
    public void Says_what_is_wrong_even_when_the_log_cannot_be_made()
    {
        var host = new CakeHost().ConfigureServices(services => services
            .AddSingleton<ICakeLog>(_ => throw new InvalidOperationException("no log today")));

        host.Run([]).ShouldBe(1);
    }

    [Fact]
    public void A_verbosity_that_the_configuration_misspells_is_named()
    {
        var host = new TestHost(typeof(Good)).With(host => host.UseCakeSetting("Settings_Verbosity", "shouting"));

        host.Run("--target=Good").ShouldBe(1);

        host.Log.Lines.ShouldContain(line => line.Contains("'shouting' is not a verbosity"));
    }

    [Fact]
    public void Tools_lie_where_the_build_says()
    {
        string? path = null;
        new TestHost().With(host => host.SetToolPath("some/tools").ConfigureServices(services => services.AddSingleton<IFrostingTask>(provider =>
        {
            path = provider.GetRequiredService<Core.Configuration.ICakeConfiguration>().GetValue("Paths_Tools");
            return new Good();
        }))).Run("--target=Good").ShouldBe(0);

        path.ShouldBe("some/tools");
    }

    [Fact]
    public void Refuses_nothing_at_once()
    {
        var host = CakeHost.Create();

        Should.Throw<ArgumentNullException>(() => host.AddAssembly(null!));
        Should.Throw<ArgumentNullException>(() => host.ConfigureServices(null!));
        Should.Throw<ArgumentNullException>(() => host.Run(null!));
        Should.Throw<ArgumentNullException>(() => host.UseWorkingDirectory(null!));
        Should.Throw<ArgumentNullException>(() => host.UseCakeSetting("key", null!));
        Should.Throw<ArgumentNullException>(() => host.SetToolPath(null!));
        Should.Throw<ArgumentNullException>(() => host.InstallTool(null!));
        Should.Throw<ArgumentNullException>(() => new TaskNameAttribute(null!));
        Should.Throw<ArgumentNullException>(() => new IsDependentOnAttribute(null!));
    }

    private static List<string> Discover(params Assembly[] assemblies)
    {
        var names = new List<string>();
        var host = new TestHost().With(host => host.ConfigureServices(services => services.AddSingleton<IFrostingContext>(provider =>
        {
            names.AddRange(provider.GetServices<IFrostingTask>().Select(task => task.GetType().Name));
            return new Sample.SampleContext(provider.GetRequiredService<ICakeContext>());
        })));
        foreach (var assembly in assemblies)
        {
            host.Host.AddAssembly(assembly);
        }

        host.Run("--tree");
        return names;
    }

    public sealed class Good : FrostingTask
    {
        public override void Run(ICakeContext context) => context.Log.Information("good");
    }

    [IsDependentOn(typeof(Good))]
    public sealed class Bad : FrostingTask
    {
        public override void Run(ICakeContext context) => throw new InvalidOperationException("bad luck");
    }

    [IsDependentOn(typeof(Bad))]
    public sealed class Never : FrostingTask
    {
        public override void Run(ICakeContext context) => context.Log.Information("never");
    }
}
