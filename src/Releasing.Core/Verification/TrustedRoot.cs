using System.Reflection;

namespace Releasing.Verification;

/// <summary>What signatures are traced back to: the authorities and logs of a Sigstore instance (<c>TrustedRoot</c> of <c>sigstore_trustroot.proto</c>).</summary>
public sealed record TrustedRoot
{
    private static readonly Lazy<TrustedRoot> s_production = new(ReadProduction);

    /// <summary>
    /// The public Sigstore instance, as its TUF repository (https://tuf-repo-cdn.sigstore.dev, target trusted_root.json) had it on <see cref="ProductionDate"/>: the seed in @sigstore/tuf 5.0.1. It is part of
    /// this library and is never fetched.
    /// </summary>
    public static TrustedRoot Production => s_production.Value;

    /// <summary>The day of <see cref="Production"/>.</summary>
    public static DateOnly ProductionDate => new(2026, 11, 5);

    /// <summary>The authorities that certify identities.</summary>
    public IReadOnlyList<TrustedAuthority> CertificateAuthorities { get; init; } = [];

    /// <summary>The logs of signatures.</summary>
    public IReadOnlyList<TrustedLog> Logs { get; init; } = [];

    /// <summary>The logs of certificates.</summary>
    public IReadOnlyList<TrustedLog> CertificateLogs { get; init; } = [];

    /// <summary>The authorities that tell the time.</summary>
    public IReadOnlyList<TrustedAuthority> TimestampAuthorities { get; init; } = [];

    /// <summary>Reads a <c>trusted_root.json</c>.</summary>
    /// <param name="json">UTF-8, 4 MiB at most.</param>
    /// <param name="where">What messages call it: the file.</param>
    /// <exception cref="RefusedException"><see cref="RefusalReason.TrustedRootMalformed"/>: it is not of that form.</exception>
    public static TrustedRoot Read(ReadOnlyMemory<byte> json, string where) => TrustedRootReader.Read(json, where);

    private static TrustedRoot ReadProduction()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("sigstore-production-trusted-root.json")!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return Read(memory.ToArray(), "the embedded trusted root");
    }
}
