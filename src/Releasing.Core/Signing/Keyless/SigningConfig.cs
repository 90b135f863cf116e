using System.Reflection;

namespace Releasing.Signing.Keyless;

/// <summary>Where to sign: the services of a Sigstore instance (<c>SigningConfig</c> of <c>sigstore_trustroot.proto</c>, version 0.2).</summary>
public sealed record SigningConfig
{
    private static readonly Lazy<SigningConfig> s_production = new(ReadProduction);

    /// <summary>
    /// The public Sigstore instance, as its TUF repository had it (target signing_config.v0.2.json of sigstore/root-signing at 3520aed): Rekor v2 with time stamps. It is part of
    /// this library and is never fetched.
    /// </summary>
    public static SigningConfig Production => s_production.Value;

    /// <summary>Fulcio.</summary>
    public IReadOnlyList<SigningService> CertificateAuthorities { get; init; } = [];

    /// <summary>Rekor.</summary>
    public IReadOnlyList<SigningService> Logs { get; init; } = [];

    /// <summary>How many logs.</summary>
    public ServiceSelection LogSelection { get; init; } = new("ANY", 0);

    /// <summary>Time-stamping authorities (RFC 3161).</summary>
    public IReadOnlyList<SigningService> TimestampAuthorities { get; init; } = [];

    /// <summary>How many time stamps.</summary>
    public ServiceSelection TimestampSelection { get; init; } = new("ANY", 0);

    /// <summary>Reads a <c>signing_config.json</c>.</summary>
    /// <param name="json">UTF-8, 1 MiB at most.</param>
    /// <param name="where">What messages call it: the file.</param>
    /// <exception cref="Failures.InvalidInputException">It is not of that form, or names a service without TLS that is not on this machine.</exception>
    public static SigningConfig Read(ReadOnlyMemory<byte> json, string where) => SigningConfigReader.Read(json, where);

    private static SigningConfig ReadProduction()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("sigstore-production-signing-config.json")!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return Read(memory.ToArray(), "the embedded signing config");
    }
}
