using Releasing.Sboms.Locks;

namespace Releasing.Sboms.DotNet;

/// <summary>A library in one target (framework, and runtime identifier) of deps.json or project.assets.json: what it needs there, and whether it brings anything to the running program.</summary>
/// <param name="Key"><c>NAME/VERSION</c>.</param>
/// <param name="Needs">The names it needs.</param>
/// <param name="IsCompileOnly">It is needed to compile and left out of the program.</param>
/// <param name="HasRuntimeFiles">It brings files that are part of the running program.</param>
internal sealed record TargetLibrary(string Key, IReadOnlyList<string> Needs, bool IsCompileOnly, bool HasRuntimeFiles)
{
    private static readonly string[] s_runtimeGroups = ["runtime", "runtimeTargets", "native", "resource"];

    public static TargetLibrary Read(string key, LockValue entry) => new(
        key,
        [.. (entry["dependencies"]?.Map ?? []).Select(needed => needed.Key)],
        entry["compileOnly"]?.IsTrue == true,
        entry.Map.Any(group => s_runtimeGroups.Contains(group.Key) && group.Value.Map.Any(item => !item.Key.EndsWith("/_._", StringComparison.Ordinal))));
}
