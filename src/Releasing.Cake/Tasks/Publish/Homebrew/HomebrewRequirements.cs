using Releasing.Cake.Planning;
using Releasing.Cake.Settings;
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
        if (!HomebrewTap.IsLocal(context))
        {
            yield return new Requirement
            {
                Kind = RequirementKind.Setting,
                Name = "Settings.Homebrew.Tap",
                Purpose = "is where the formula goes",
                Hint = "set owner and repository, such as ada/homebrew-tap",
                Check = release => release.Settings.Homebrew.Tap is null ? "names no tap" : null,
            };
            yield return new Requirement
            {
                Kind = RequirementKind.Secret,
                Name = HomebrewSettings.TokenVariable,
                Purpose = "writes the formula into the tap, which is another repository",
                Hint = $"a token with 'contents: write' on {context.Settings.Homebrew.Tap ?? "the tap"}; the GITHUB_TOKEN of a workflow writes to its own repository only",
                Check = release => HomebrewTap.HasToken(release) ? null : "there is no token",
            };
        }
    }

    /// <summary>Why the project's name is none of a formula.</summary>
    public static string NoName(ReleaseContext context) => $"'{PlainText.Line(context.Project.Name)}' cannot be the name of a formula";
}
