using Cake.Core;
using Cake.Frosting;
using Releasing.Cake;

namespace Releasing.Benchmarks.Workers;

/// <summary>A release of programs that are already there: nothing but copying, hashing and packing.</summary>
internal static class LargeRelease
{
    public const string Pattern = "prebuilt/{target}/large{exe}";

    public static int Run(IEnumerable<string> arguments) => new CakeHost().UseReleasing<LargeReleaseContext>().Run(arguments);

    internal sealed class LargeReleaseContext : ReleaseContext
    {
        public LargeReleaseContext(ICakeContext context)
            : base(context)
        {
            // They look like programs and are none.
            Settings.Verification.RunPrograms = false;
            Settings.Prebuilt.Programs["large"] = Pattern;
        }
    }
}
