using Releasing.Artifacts;
using Releasing.Targets;

namespace Releasing.Cake.Tasks;

/// <summary>What <see cref="Settings.DesktopSettings"/> say, or what follows from the project where they say nothing.</summary>
internal static class DesktopFacts
{
    /// <summary>The name that people read.</summary>
    public static string DisplayName(ReleaseContext context) => context.Settings.Desktop.DisplayName ?? context.Project.Name;

    /// <summary>The identifier in reverse domain order: <c>com.github.owner.tool</c>; <c>local.tool</c> for a repository without a forge.</summary>
    public static string Identifier(ReleaseContext context)
    {
        if (context.Settings.Desktop.Identifier is { } identifier)
        {
            return identifier;
        }

        var remote = context.Project.Remote;
        var parts = remote?.Host is null ? ["local", context.Project.Name] : remote.Host.Split(':')[0].Split('.').Reverse().Concat(remote.Owner!.Split('/')).Append(remote.Name!);
        return string.Join('.', parts.Select(Word));
    }

    /// <summary>The program that a menu starts; null when there is none.</summary>
    public static PlannedArtifact? Main(ReleaseContext context, IReadOnlyList<PlannedArtifact> programs)
    {
        var wanted = context.Settings.Desktop.Program ?? context.Project.Name;
        return programs.FirstOrDefault(program => NameOf(program) == wanted)
            ?? (context.Settings.Desktop.Program is null && programs.Count > 0 ? programs[0] : null);
    }

    private static string NameOf(PlannedArtifact program) =>
        TargetTable.Get(program.Target!).Os == TargetOs.Windows && program.Name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? program.Name[..^4] : program.Name;

    // Identifiers have letters, digits and hyphens.
    private static string Word(string text)
    {
        var word = string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        return word.Length == 0 ? "x" : word;
    }
}
