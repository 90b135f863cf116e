using Releasing.Formats.Linux;

namespace Releasing.Formats.YumRepository;

/// <summary>How a repository for dnf, yum and zypper is described and signed.</summary>
public sealed record YumMetadataSettings
{
    /// <summary>The repository's identifier, which names its <c>.repo</c> file: letters, digits, <c>-</c>, <c>_</c> and <c>.</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What people see, in one line.</summary>
    public required string Name { get; init; }

    /// <summary>Absolute address (http, https or file) at which users find the folder; null writes no <c>.repo</c> file.</summary>
    public Uri? Address { get; init; }

    /// <summary>The revision, and the time of everything in the metadata: UTC, whole seconds.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Signs <c>repomd.xml</c>; null (default) leaves it unsigned, and the <c>.repo</c> file says so.</summary>
    public IPackageSigner? Signer { get; init; }

    /// <summary>The signer's public key in armour, which is put beside the metadata for users to import; empty (default) for none.</summary>
    public string PublicKey { get; init; } = "";
}
