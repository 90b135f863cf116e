using Cake.Core;
using Cake.Core.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Tests;

/// <summary>A host that knows only the tasks it is given, and keeps its log and report.</summary>
internal sealed class TestHost
{
    public TestHost(params Type[] tasks)
    {
        Host = new CakeHost().ConfigureServices(services =>
        {
            services.AddSingleton<ICakeLog>(Log).AddSingleton<ICakeReportPrinter>(Printer);
            foreach (var task in tasks)
            {
                services.AddSingleton(typeof(IFrostingTask), task);
            }
        });
    }

    public CakeHost Host { get; }

    public RecordingLog Log { get; } = new();

    public RecordingPrinter Printer { get; } = new();

    public TestHost With(Func<CakeHost, CakeHost> configure)
    {
        configure(Host).ShouldBeSameAs(Host);
        return this;
    }

    public int Run(params string[] arguments) => Host.Run(arguments);
}
