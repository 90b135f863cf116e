using Releasing.Formats.Payloads;

namespace Releasing.Formats.Rpm;

/// <summary>The features of rpm itself that a package needs, <c>rpmlib(…)</c>, with the versions that brought them (rpm --showrc, "Features supported by rpmlib").</summary>
internal static class RpmFeatures
{
    public static IEnumerable<RpmDependency> Of(RpmPackage package, IReadOnlyList<RpmMember> files, IEnumerable<RpmDependency> dependencies)
    {
        var all = dependencies.ToList();
        var programs = RpmScriptlet.Of(package).Select(scriptlet => scriptlet.Program).Concat(package.Triggers.Select(trigger => RpmScriptlet.ProgramOf(trigger.Script))).ToList();
        (string Name, string Since, bool Needed)[] features =
        [
            ("BuiltinLuaScripts", "4.2.2-1", programs.Any(program => program[0] == RpmScriptlet.Lua)),
            ("CaretInVersions", "4.15.0-1", all.Any(dependency => dependency.Version.Contains('^', StringComparison.Ordinal))),
            ("CompressedFileNames", "3.0.4-1", files.Count > 0),
            ("FileDigests", "4.6.0-1", files.Count > 0),
            ("LargeFiles", "4.12.0-1", RpmPayload.IsLarge(files)),
            ("PayloadFilesHavePrefix", "4.0-1", true),
            ("PayloadIsXz", "5.2-1", package.Payload.Compression == PayloadCompression.Xz),
            ("PayloadIsZstd", "5.4.18-1", package.Payload.Compression == PayloadCompression.Zstd),
            ("RichDependencies", "4.12.0-1", all.Any(dependency => dependency.IsRich)),
            ("ScriptletInterpreterArgs", "4.0.3-1", programs.Any(program => program.Length > 1)),
            ("TildeInVersions", "4.10.0-1", all.Any(dependency => dependency.Version.Contains('~', StringComparison.Ordinal))),
        ];
        return features
            .Where(feature => feature.Needed)
            .Select(feature => new RpmDependency($"rpmlib({feature.Name})", RpmSense.RpmLibrary | RpmSense.Less | RpmSense.Equal, feature.Since));
    }
}
