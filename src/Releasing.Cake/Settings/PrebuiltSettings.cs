using Releasing.Targets;

namespace Releasing.Cake.Settings;

/// <summary>Binaries that something else built.</summary>
public sealed class PrebuiltSettings
{
    /// <summary>
    /// Where each program lies, relative to the repository: program name to a path in which <c>{name}</c> (the program), <c>{target}</c>, <c>{os}</c>,
    /// <c>{arch}</c>, <c>{triple}</c>, <c>{goos}</c>, <c>{goarch}</c>, <c>{rid}</c> and <c>{exe}</c> (<c>.exe</c> or nothing) are filled in, such as
    /// <c>out/{triple}/tool{exe}</c>. Default: empty, the builder is not used.
    /// </summary>
    public IDictionary<string, string> Programs { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Every mistake that can be seen without building anything.</summary>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Validate() => Programs.SelectMany(program =>
        NameTemplateRules.Check($"Settings.Prebuilt.Programs[\"{program.Key}\"]", program.Value, [.. Values("", TargetTable.All[0]).Keys])
            .Concat(ProgramNames.Check("Settings.Prebuilt.Programs", program.Key)));

    internal static IReadOnlyDictionary<string, string?> Values(string program, Target target) => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["name"] = program,
        ["target"] = target.Name,
        ["os"] = target.OsName,
        ["arch"] = target.ArchName,
        ["triple"] = target.RustTriple,
        ["goos"] = target.GoOs,
        ["goarch"] = target.GoArch,
        ["rid"] = target.Rid,
        ["exe"] = target.ExecutableSuffix,
    };
}
