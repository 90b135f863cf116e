using Releasing.Sboms.Locks;

namespace Releasing.Sboms.Node;

/// <summary>What a pnpm-lock.yaml says about a package itself, whatever it is resolved with.</summary>
/// <param name="Name">Its name, where the key does not have it.</param>
/// <param name="Version">Its version, where the key does not have it.</param>
/// <param name="Hashes">The digests of its archive.</param>
/// <param name="Source">Where it comes from, when the key does not say.</param>
/// <param name="IsFolder">A folder of this machine.</param>
internal sealed record PnpmRecord(string? Name, string? Version, ComponentHash[] Hashes, string? Source, bool IsFolder)
{
    /// <summary>Reads an entry of <c>packages</c>.</summary>
    public static PnpmRecord Of(LockValue entry)
    {
        var resolution = entry["resolution"];
        var repository = resolution?["repo"]?.Text;
        return new PnpmRecord(
            entry["name"]?.Text,
            entry["version"]?.Text,
            SubresourceIntegrity.Read(resolution?["integrity"]?.Text),
            repository is { Length: > 0 } ? SourceAddress.Git(repository, resolution!["commit"]?.Text) : resolution?["tarball"]?.Text,
            resolution?["type"]?.Text == "directory" || resolution?["directory"] is not null);
    }
}
