using Cake.Frosting;
using Releasing.Cake;

// Zero configuration: everything comes from Cargo.toml, the tag and the files of the repository.
return new CakeHost().UseReleasing().Run(args);
