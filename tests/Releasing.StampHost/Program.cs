using Cake.Frosting;
using Releasing.Cake;
using Releasing.StampHost;

return new CakeHost().UseReleasing<StampContext>().Run(args);
