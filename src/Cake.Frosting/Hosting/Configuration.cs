using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.IO;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Hosting;

/// <summary>Reads the configuration: settings of the build, <c>CAKE_</c> environment variables, cake.config, arguments; the later beats the earlier.</summary>
internal static class Configuration
{
    public static ICakeConfiguration Read(IServiceProvider provider)
    {
        var environment = provider.GetRequiredService<ICakeEnvironment>();
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var setting in provider.GetServices<CakeSetting>())
        {
            settings[setting.Key] = setting.Value;
        }

        var arguments = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in provider.GetRequiredService<ICakeArguments>().GetArguments())
        {
            arguments[name] = values.FirstOrDefault() ?? string.Empty;
        }

        return new CakeConfigurationProvider(provider.GetRequiredService<IFileSystem>(), environment)
            .CreateConfiguration(environment.WorkingDirectory, settings, arguments);
    }
}
