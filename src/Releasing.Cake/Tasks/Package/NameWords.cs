using Releasing.Targets;

namespace Releasing.Cake.Tasks;

/// <summary>The values of the words in a name template.</summary>
internal static class NameWords
{
    public static IReadOnlyDictionary<string, string> For(ReleaseContext context) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["name"] = context.Project.Name,
        ["version"] = context.Version.Version.ToString(),
        ["tag"] = context.Version.Tag,
    };

    public static IReadOnlyDictionary<string, string> For(ReleaseContext context, Target target) => new Dictionary<string, string>(For(context), StringComparer.Ordinal)
    {
        ["os"] = target.OsName,
        ["arch"] = target.ArchName,
        ["target"] = target.Name,
        ["triple"] = target.RustTriple ?? target.Name,
    };
}
