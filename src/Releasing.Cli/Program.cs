using Cake.Cli;
using Cake.Frosting;
using Microsoft.Extensions.DependencyInjection;
using Releasing.Cake;
using Releasing.Cli;
using Releasing.Cli.Commands;

if (Subcommands.AreNamed(args))
{
    return await Subcommands.RunAsync(args);
}

var exitCode = new CakeHost()
    .ConfigureServices(services => services.AddSingleton<IVersionResolver, ProgramVersion>())
    .UseReleasing()
    .Run(args);
if (args.Contains("--help") || args.Contains("-h"))
{
    Subcommands.Describe(Console.Out);
}

return exitCode;
