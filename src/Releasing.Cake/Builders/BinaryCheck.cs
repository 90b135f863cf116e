using Releasing.Failures;
using Releasing.Formats.Binaries;
using Releasing.Targets;

namespace Releasing.Cake.Builders;

/// <summary>Holds a compiled file against the target it was compiled for, by what its own header says.</summary>
public static class BinaryCheck
{
    /// <summary>Passes when the file is a program for the target.</summary>
    /// <param name="path">The file.</param>
    /// <param name="where">Task, target and program, for the message.</param>
    /// <param name="target">The target.</param>
    /// <param name="maxGlibc">The highest glibc version it may need, such as <c>2.31</c>; null for no limit.</param>
    /// <exception cref="ReleaseException">It is no program, one for another system or processor, or needs a newer glibc.</exception>
    public static void Require(string path, string where, Target target, string? maxGlibc)
    {
        ArgumentNullException.ThrowIfNull(target);
        BinaryImage image;
        try
        {
            image = BinaryImage.Read(path);
        }
        catch (ReleaseException exception)
        {
            throw new ReleaseException($"{where}: {exception.Message}", exception);
        }

        if (TargetFit.Problem(image, target) is { } problem)
        {
            throw new ReleaseException($"{where}: the file {problem}, but the target is {target.Name}. Check what the build was told: {path}.");
        }

        if (maxGlibc is not null && image.GlibcRequired is { } needed && needed > Version.Parse(maxGlibc))
        {
            throw new ReleaseException(
                $"{where}: the program needs glibc {needed}, above Settings.MaxGlibc {maxGlibc}. Build on an older system, with zig (cargo-zigbuild) or for the musl target, or raise the limit.");
        }
    }
}
