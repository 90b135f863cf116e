using Cake.Frosting;
using Cake.Frosting.Sample;

// The twin of this program is build.cake beside the comparison tests: the same tasks in the same order, and the same scenarios.
return new CakeHost()
    .UseContext<SampleContext>()
    .ConfigureServices(services => Scenario.Configure(services, args))
    .Run(args);
