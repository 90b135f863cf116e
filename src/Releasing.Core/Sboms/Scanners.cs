using Releasing.Sboms.DotNet;
using Releasing.Sboms.Go;
using Releasing.Sboms.Node;
using Releasing.Sboms.Python;
using Releasing.Sboms.Rust;

namespace Releasing.Sboms;

/// <summary>Every scanner there is. Listed, not searched for: start-up time and order are both worth it.</summary>
public static class Scanners
{
    /// <summary>One of each, in the order in which a file is offered to them: formats known by their name first, then those found inside binaries.</summary>
    public static IReadOnlyList<IScanner> All { get; } =
    [
        new CargoLockScanner(),
        new GoModScanner(),
        new GoSumScanner(),
        new PackagesLockScanner(),
        new ProjectAssetsScanner(),
        new DepsJsonScanner(),
        new PackageLockScanner(),
        new YarnLockScanner(),
        new PnpmLockScanner(),
        new RequirementsScanner(),
        new PoetryLockScanner(),
        new UvLockScanner(),
        new PipfileLockScanner(),
        new GoBinaryScanner(),
        new SingleFileScanner(),
        new AuditableScanner(),
    ];
}
