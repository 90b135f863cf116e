using Cake.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Sample;

/// <summary>What <c>--scenario</c> adds to the graph: things that would change or break every run if they were always there.</summary>
internal static class Scenario
{
    private const string Switch = "--scenario=";

    public static void Configure(IServiceCollection services, IEnumerable<string> args)
    {
        switch (args.FirstOrDefault(argument => argument.StartsWith(Switch, StringComparison.Ordinal))?[Switch.Length..])
        {
            case "unknown-dependency":
                services.AddSingleton<IFrostingTask, DependsOnNothing>();
                break;
            case "same-name":
                services.AddSingleton<IFrostingTask, AnotherLeaf>();
                break;
            case "circle":
                services.AddSingleton<IFrostingTask, CircleOne>().AddSingleton<IFrostingTask, CircleTwo>();
                break;
            case "lifetime":
                services.UseLifetime<Lifetime>().UseTaskLifetime<TaskLifetime>();
                break;
            case "setup-fails":
                services.UseSetup<FailingSetup>().UseTeardown<Lifetime>();
                break;
            case "teardown-fails":
                services.UseTeardown<FailingTeardown>();
                break;
            case "task-setup-fails":
                services.UseTaskSetup<FailingTaskSetup>().UseTaskTeardown<TaskLifetime>();
                break;
            case "task-teardown-fails":
                services.UseTaskTeardown<FailingTaskTeardown>();
                break;
            case "setting":
                services.UseCakeSetting("Sample_Colour", "green");
                break;
            case "elsewhere":
                services.UseWorkingDirectory("elsewhere");
                break;
            case "dotnet-tool":
                services.UseTool(new Uri("dotnet:?package=Cake.Tool&version=7.0.0")).AddSingleton<IFrostingTask, FindsTool>();
                break;
            case "nuget-tool":
                services.UseTool(new Uri("nuget:?package=Cake.Tool&version=7.0.0")).AddSingleton<IFrostingTask, FindsTool>();
                break;
            case "loaded":
                services.AddSingleton<IFrostingTask, Loaded>();
                break;
        }
    }
}

internal sealed class Nothing : FrostingTask;

[IsDependentOn(typeof(Nothing))]
internal sealed class DependsOnNothing : FrostingTask;

[TaskName("Leaf")]
internal sealed class AnotherLeaf : FrostingTask;

[IsDependentOn(typeof(CircleTwo))]
internal sealed class CircleOne : FrostingTask;

[IsDependentOn(typeof(CircleOne))]
internal sealed class CircleTwo : FrostingTask;

internal sealed class Loaded : FrostingTask<SampleContext>
{
    public override void Run(SampleContext context)
    {
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            context.Say($"loaded {assembly.GetName().Name}");
        }
    }
}

internal sealed class FindsTool : FrostingTask<SampleContext>
{
    public override void Run(SampleContext context)
        => context.Say($"found {context.Environment.WorkingDirectory.GetRelativePath(context.Tools.Resolve(context.Arguments.GetArguments("tool")))}");
}
