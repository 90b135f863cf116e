using System.Globalization;
using System.Security.Cryptography;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Signing.Keyless;
using Releasing.Text;

namespace Releasing.Verification.Tuf;

/// <summary>
/// Gets the trusted root of a Sigstore instance from its TUF repository. Where that cannot be reached, the one of the last update serves, else the one built in, and the statement says so;
/// a repository that answers something wrong is an error, and nothing takes its place.
/// </summary>
public static class TrustRefresh
{
    private const string RootName = "trusted_root.json";
    private const string ServicesName = "signing_config.v0.2.json";
    private static readonly string[] s_names = [RootName, ServicesName];

    /// <summary>Refreshes it.</summary>
    /// <param name="settings">How.</param>
    /// <param name="handler">What sends requests; null sends them over the network. Not disposed of.</param>
    /// <param name="time">The clock; null means the system's.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="TufRefusedException">The repository's answers do not verify.</exception>
    /// <exception cref="RefusedException">Its trusted root is not of its form.</exception>
    /// <exception cref="ReleaseException">It cannot be reached, and there is nothing to fall back on.</exception>
    public static async Task<TrustMaterial> RunAsync(TrustSettings settings, HttpMessageHandler? handler = null, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var (repository, clock) = (settings.Repository, time ?? TimeProvider.System);
        using var services = new ServiceClient(settings.Limits, handler, clock);
        var cache = new TufCache(Path.Combine(settings.CacheFolder ?? TrustSettings.DefaultCacheFolder, FolderOf(repository)));
        var client = new TufClient(repository.Root, new TufServer(repository.Address, services), cache, clock.GetUtcNow());
        var name = PlainText.Line(repository.Address.Authority);
        try
        {
            var (trusted, targets) = await client.UpdateAsync(s_names, cancellationToken);
            var told = Text($"The trusted root is the one that {name} has now (root {trusted.Root.Version}, time stamp {trusted.Timestamp!.Version}, good until {trusted.Timestamp.Expires.UtcDateTime:u}).");
            return Material(targets, TrustOrigin.Repository, cache.Problem is { } problem ? $"{told} {problem}" : told)
                ?? throw new TufRefusedException(TufReason.TargetMissing, "targets.json of the TUF repository", $"It has no {RootName}.");
        }
        catch (ReleaseException error) when (error is not (TufRefusedException or RefusedException or InvalidInputException))
        {
            return FallBack(client, repository, $"{name} could not be asked ({error.Message.TrimEnd('.')}).") ?? throw new ReleaseException(
                $"Trusted root: {error.Message} No earlier one is in the cache, and none is built in for this repository. Try again with a network, or name a trusted_root.json.", error);
        }
    }

    private static TrustMaterial? FallBack(TufClient client, TufRepository repository, string why)
    {
        if (client.Remember(s_names) is { } remembered)
        {
            var age = remembered.Timestamp is { } stamp ? Text($", whose time stamp {stamp.Version} is good until {stamp.Expires.UtcDateTime:u}") : "";
            if (Material(remembered.Targets, TrustOrigin.Cache, $"{why} The trusted root is the one of the last update{age}.") is { } material)
            {
                return material;
            }
        }

        return repository.TrustedRoot is { } root
            ? new TrustMaterial(root, null, null, TrustOrigin.BuiltIn, Text($"{why} The trusted root is the one built in, of {repository.TrustedRootDate:yyyy-MM-dd}; nobody can tell here what changed since."))
            : null;
    }

    private static TrustMaterial? Material(IReadOnlyList<byte[]?> targets, TrustOrigin origin, string statement) => targets[0] is not { } root ? null
        : new TrustMaterial(TrustedRoot.Read(root, RootName), root.AsMemory(), targets[1] is { } services ? SigningConfig.Read(services, ServicesName) : null, origin, statement);

    // A repository that is begun with another root may be another one under the same address. The roots built in are followed by later programs, which have later ones.
    private static string FolderOf(TufRepository repository)
    {
        var isKnown = repository == TufRepository.Production || repository == TufRepository.Staging;
        var name = PortableName.Of(repository.Address.Authority);
        return isKnown ? name : $"{name}-{Convert.ToHexStringLower(SHA256.HashData([.. System.Text.Encoding.UTF8.GetBytes(repository.Address.AbsoluteUri), 0, .. repository.Root.Span]))[..16]}";
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
