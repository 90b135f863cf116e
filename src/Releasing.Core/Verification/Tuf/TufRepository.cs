using System.Reflection;

namespace Releasing.Verification.Tuf;

/// <summary>A TUF repository that a Sigstore instance publishes its trusted root in.</summary>
/// <param name="Address">Where its metadata lie; files of targets lie below <c>targets/</c>.</param>
/// <param name="Root">The root that is trusted to begin with: <c>root.json</c>, UTF-8.</param>
public sealed record TufRepository(Uri Address, ReadOnlyMemory<byte> Root)
{
    /// <summary>The public instance, with version 16 of its root (22 April 2027 is its end): the seed in @sigstore/tuf 5.0.1. Roots since then are followed from there.</summary>
    public static TufRepository Production { get; } = new(new Uri("https://tuf-repo-cdn.sigstore.dev"), Embedded("sigstore-production-root.json"))
    {
        TrustedRoot = TrustedRoot.Production,
        TrustedRootDate = TrustedRoot.ProductionDate,
    };

    /// <summary>The staging instance, with version 15 of its root (13 March 2027 is its end): <c>metadata/root_history/15.root.json</c> of sigstore/root-signing-staging at 330f633.</summary>
    public static TufRepository Staging { get; } = new(new Uri("https://tuf-repo-cdn.sigstage.dev"), Embedded("sigstore-staging-root.json"));

    /// <summary>The trusted root that is at hand when neither the repository nor a cache is; null when there is none.</summary>
    public TrustedRoot? TrustedRoot { get; init; }

    /// <summary>The day of <see cref="TrustedRoot"/>.</summary>
    public DateOnly? TrustedRootDate { get; init; }

    private static byte[] Embedded(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
