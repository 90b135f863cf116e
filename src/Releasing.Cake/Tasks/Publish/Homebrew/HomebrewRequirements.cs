using Releasing.Cake.Planning;
using Releasing.Text;

namespace Releasing.Cake.Tasks;

/// <summary>What a formula needs, asked before anything is built.</summary>
internal static class HomebrewRequirements
{
    public static IEnumerable<Requirement> Of(ReleaseContext context)
    {
        yield return new Requirement
        {
            Kind = RequirementKind.Setting,
            Name = "Settings.Homebrew.Name",
            Purpose = "names the formula and its class",
            Hint = "set one that begins with a letter, or Settings.Homebrew.Enabled = false",
            IsRequired = context.Settings.Homebrew.IsAskedFor,
            Check = project => HomebrewEffects.NameOf(project) is null ? NoName(project) : null,
        };
    }

    /// <summary>Why the project's name is none of a formula.</summary>
    public static string NoName(ReleaseContext context) => $"'{PlainText.Line(context.Project.Name)}' cannot be the name of a formula";
}
