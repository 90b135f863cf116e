using Releasing.Targets;

namespace Releasing.Cake.Builders;

/// <summary>Holds a compiled file against the target it was compiled for.</summary>
internal static class BinaryCheck
{
    public static void Require(string path, string where, Target target, string? maxGlibc)
    {
    }
}
