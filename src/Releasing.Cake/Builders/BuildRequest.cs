using Releasing.Cake.Running;
using Releasing.Targets;

namespace Releasing.Cake.Builders;

/// <summary>One target to build.</summary>
/// <param name="Context">The release.</param>
/// <param name="Target">The target.</param>
/// <param name="Outputs">Each program name with the full path its file must have afterwards.</param>
/// <param name="WorkFolder">A folder of its own for intermediate files, full path; kept between runs.</param>
/// <param name="Log">Where the compiler's lines go, so that one target's stay together.</param>
public sealed record BuildRequest(
    ReleaseContext Context, Target Target, IReadOnlyDictionary<string, string> Outputs, string WorkFolder, ItemLog Log);
