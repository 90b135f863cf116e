using Cake.Core;
using Cake.Frosting;
using Releasing.Cake;

return new CakeHost().UseReleasing<BuildContext>().Run(args);

public sealed class BuildContext : ReleaseContext
{
    public BuildContext(ICakeContext context)
        : base(context)
    {
        Settings.Project.Name = "adder";
        Settings.Zig.Programs["adder"] = ["src/*.c"];
        Settings.Targets.Add("linux-*");
        Settings.Targets.Add("macos-*");
        Settings.Targets.Add("windows-x86_64");
    }
}
