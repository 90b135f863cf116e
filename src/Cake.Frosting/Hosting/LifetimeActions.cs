using Cake.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Hosting;

/// <summary>Hands the registered setups and teardowns to Cake's engine; what is not registered is not wired, and not in the report.</summary>
internal static class LifetimeActions
{
    public static void Register(ICakeEngine engine, ICakeContext context, IServiceProvider provider)
    {
        var setup = provider.GetService<IFrostingSetup>() ?? provider.GetService<IFrostingLifetime>();
        if (setup is not null)
        {
            engine.RegisterSetupAction(info => setup.Setup(context, info));
        }

        var teardown = provider.GetService<IFrostingTeardown>() ?? provider.GetService<IFrostingLifetime>();
        if (teardown is not null)
        {
            engine.RegisterTeardownAction(info => teardown.Teardown(context, info));
        }

        var taskSetup = provider.GetService<IFrostingTaskSetup>() ?? provider.GetService<IFrostingTaskLifetime>();
        if (taskSetup is not null)
        {
            engine.RegisterTaskSetupAction(info => taskSetup.Setup(context, info));
        }

        var taskTeardown = provider.GetService<IFrostingTaskTeardown>() ?? provider.GetService<IFrostingTaskLifetime>();
        if (taskTeardown is not null)
        {
            engine.RegisterTaskTeardownAction(info => taskTeardown.Teardown(context, info));
        }
    }
}
