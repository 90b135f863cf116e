using Cake.Frosting;
using Releasing.Cake;

return new CakeHost().UseReleasing().Run(args);
