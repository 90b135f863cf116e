using Cake.Cli;
using Cake.Frosting;
using Microsoft.Extensions.DependencyInjection;
using Releasing.Cake;
using Releasing.Cli;

return new CakeHost()
    .ConfigureServices(services => services.AddSingleton<IVersionResolver, ProgramVersion>())
    .UseReleasing()
    .Run(args);
