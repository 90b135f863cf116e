using Cake.Core;
using Cake.Core.Composition;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Packaging;
using Cake.Core.Tooling;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace Cake.Frosting.Tests;

public sealed class ServiceTests
{
    [Theory]
    [InlineData(typeof(ICakeContext))]
    [InlineData(typeof(IFrostingContext))]
    [InlineData(typeof(ICakeArguments))]
    [InlineData(typeof(ICakeConfiguration))]
    [InlineData(typeof(ICakeEnvironment))]
    [InlineData(typeof(ICakeRuntime))]
    [InlineData(typeof(ICakePlatform))]
    [InlineData(typeof(ICakeEngine))]
    [InlineData(typeof(ICakeDataService))]
    [InlineData(typeof(ICakeDataResolver))]
    [InlineData(typeof(IExecutionStrategy))]
    [InlineData(typeof(ICakeLog))]
    [InlineData(typeof(IConsole))]
    [InlineData(typeof(Spectre.Console.IAnsiConsole))]
    [InlineData(typeof(ICakeReportPrinter))]
    [InlineData(typeof(IFileSystem))]
    [InlineData(typeof(IGlobber))]
    [InlineData(typeof(IProcessRunner))]
    [InlineData(typeof(IRegistry))]
    [InlineData(typeof(Core.IO.NuGet.INuGetToolResolver))]
    [InlineData(typeof(IToolLocator))]
    [InlineData(typeof(IToolRepository))]
    [InlineData(typeof(IToolResolutionStrategy))]
    [InlineData(typeof(Core.Tooling.IToolInstaller))]
    [InlineData(typeof(IToolInstaller))]
    [InlineData(typeof(NuGet.INuGetPackageInstaller))]
    public void A_task_can_ask_for_what_a_build_needs(Type service)
    {
        object? found = null;
        var host = new CakeHost().ConfigureServices(services => services.AddSingleton<IFrostingTask>(provider =>
        {
            found = provider.GetService(service);
            return new Quiet();
        }));

        host.Run(["--target=Quiet", "--no-report", "--verbosity=quiet"]).ShouldBe(0);

        found.ShouldNotBeNull().ShouldBeAssignableTo(service);
    }

    [Fact]
    public void Installers_for_NuGet_packages_and_dotnet_tools_are_there()
    {
        var names = new List<string>();
        new TestHost().With(host => host.ConfigureServices(services => services.AddSingleton<IFrostingTask>(provider =>
        {
            names.AddRange(provider.GetServices<IPackageInstaller>().Select(installer => installer.GetType().Name));
            return new Quiet();
        }))).Run("--target=Quiet").ShouldBe(0);

        names.ShouldBe(["NuGetPackageInstaller", "DotNetToolPackageInstaller"]);
    }

    [Fact]
    public void Every_service_can_be_replaced()
    {
        var environment = Substitute.For<ICakeEnvironment>();
        var files = Substitute.For<IFileSystem>();
        var arguments = Substitute.For<ICakeArguments>();
        var configuration = Substitute.For<ICakeConfiguration>();
        var processes = Substitute.For<IProcessRunner>();
        var tools = Substitute.For<Core.Tooling.IToolInstaller>();
        var host = new TestHost(typeof(KeepsItsContext)).With(host => host.ConfigureServices(services => services
            .AddSingleton(environment)
            .AddSingleton(files)
            .AddSingleton(arguments)
            .AddSingleton(configuration)
            .AddSingleton(processes)
            .AddSingleton(tools)
            .AddSingleton<Kept>()));
        Kept? kept = null;
        host.Host.ConfigureServices(services => services.AddSingleton<IFrostingContext>(provider =>
        {
            kept = provider.GetRequiredService<Kept>();
            return new FrostingContext(provider.GetRequiredService<ICakeContext>());
        }));

        host.Run("--target=KeepsItsContext").ShouldBe(0);

        var context = kept.ShouldNotBeNull().Context.ShouldNotBeNull();
        context.Environment.ShouldBeSameAs(environment);
        context.FileSystem.ShouldBeSameAs(files);
        context.Arguments.ShouldBeSameAs(arguments);
        context.Configuration.ShouldBeSameAs(configuration);
        context.ProcessRunner.ShouldBeSameAs(processes);
        context.ToolInstaller.ShouldBeSameAs(tools);
        context.Log.ShouldBeSameAs(host.Log);
    }

    [Fact]
    public void An_explicit_list_of_tasks_beats_the_single_ones()
    {
        var host = new TestHost(typeof(Loud)).With(host => host.ConfigureServices(services =>
            services.AddSingleton<IEnumerable<IFrostingTask>>(_ => [new Quiet()])));

        host.Run("--target=Quiet").ShouldBe(0);
        host.Run("--target=Loud").ShouldBe(1);
    }

    [Fact]
    public void A_startup_class_registers_services()
    {
        var host = new TestHost().With(host => host.UseStartup<Startup>());

        host.Run("--target=Loud").ShouldBe(0);

        host.Log.Lines.ShouldBe(["loud"]);
    }

    [Fact]
    public void A_module_replaces_services()
    {
        var host = new TestHost(typeof(Quiet)).With(host => host.UseModule<StrategyModule>());

        host.Run("--target=Quiet").ShouldBe(1);

        host.Log.Lines.ShouldContain(line => line.Contains("the strategy of the module"));
    }

    [Fact]
    public void What_the_services_made_is_disposed_after_the_run()
    {
        var host = new TestHost(typeof(Disposed));
        Disposed? task = null;
        host.Host.ConfigureServices(services => services.AddSingleton<IFrostingTask>(_ => task = new Disposed()));
        host.Host.ConfigureServices(services => services.AddSingleton<IEnumerable<IFrostingTask>>(provider => [provider.GetRequiredService<IFrostingTask>()]));

        host.Run("--target=Disposed").ShouldBe(0);

        task.ShouldNotBeNull().IsDisposed.ShouldBeTrue();
    }

    public sealed class Quiet : FrostingTask;

    public sealed class Loud : FrostingTask
    {
        public override void Run(ICakeContext context) => context.Log.Information("loud");
    }

    public sealed class Kept
    {
        public ICakeContext? Context { get; set; }
    }

    public sealed class KeepsItsContext(Kept kept) : FrostingTask
    {
        public override void Run(ICakeContext context) => kept.Context = context;
    }

    public sealed class Disposed : FrostingTask, IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }

    public sealed class Startup : IFrostingStartup
    {
        public void Configure(IServiceCollection services) => services.AddSingleton<IFrostingTask, Loud>();
    }

    public sealed class StrategyModule : ICakeModule
    {
        public void Register(ICakeContainerRegistrar registrar)
        {
            var strategy = Substitute.For<IExecutionStrategy>();
            strategy.ExecuteAsync(default!, default!).ReturnsForAnyArgs(_ => throw new InvalidOperationException("the strategy of the module"));
            registrar.RegisterInstance(strategy).As<IExecutionStrategy>();
        }
    }
}
