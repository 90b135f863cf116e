using Releasing.Cake.Planning;

namespace Releasing.Cake.Tasks;

/// <summary>The git program, which several tasks need.</summary>
internal static class GitRequirement
{
    public static Requirement Because(string purpose) =>
        Requirement.Tool("git", purpose, "apt-get install git, brew install git, or https://git-scm.com/downloads") with { MinimumVersion = "2.25" };
}
