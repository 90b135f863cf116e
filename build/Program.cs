using Build;
using Build.Testing;
using Cake.Frosting;
using Microsoft.Extensions.DependencyInjection;
using Releasing.Cake;

var tests = new TestTotals();
var exitCode = new CakeHost()
    .ConfigureServices(services => services.AddSingleton(tests))
    .UseReleasing<BuildContext>()
    .Run(args);
tests.WriteTo(Console.Out);
return exitCode;
