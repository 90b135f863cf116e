using Releasing.Git;
using Releasing.Toml;

namespace Releasing.Notes.Cliff;

/// <summary>Reads the tables <c>[remote.github]</c> and its kin (https://git-cliff.org/docs/configuration/remote): whose pages the links lead to.</summary>
internal static class CliffRemote
{
    private static readonly (string Name, string Host)[] s_forges = [("github", "github.com"), ("gitlab", "gitlab.com"), ("bitbucket", "bitbucket.org")];

    /// <summary>The first that names a repository on its forge's own host.</summary>
    /// <param name="table">The table <c>[remote]</c>; null without one.</param>
    /// <param name="file">What messages call the file.</param>
    /// <param name="ignored">Takes what has no effect.</param>
    public static GitRemote? Read(TomlTable? table, string file, List<string> ignored)
    {
        GitRemote? remote = null;
        foreach (var (name, host) in s_forges)
        {
            var section = new CliffSection(table?.Table(name), file, "remote." + name);
            var (owner, repository) = (section.Text("owner"), section.Text("repo"));
            if (section.Has("token"))
            {
                _ = section.Text("token");
                section.Remark($"{file}: remote.{name}.token is not used: a secret does not belong in a file; set GITHUB_TOKEN");
            }

            // With an API of its own the pages lie on a host that the file does not name.
            if (remote is null && !section.Has("api_url") && owner is { Length: > 0 } && repository is { Length: > 0 } && GitRemote.Parse($"https://{host}/{owner}/{repository}") is { WebUrl: not null } named)
            {
                remote = named;
            }

            ignored.AddRange(section.NotSupported);
        }

        ignored.AddRange((table?.Keys ?? []).Where(key => s_forges.All(forge => forge.Name != key)).Select(key => $"{file}: [remote.{Text.PlainText.Line(key)}] is not used"));
        return remote;
    }
}
