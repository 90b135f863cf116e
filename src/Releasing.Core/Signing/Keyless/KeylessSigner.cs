using System.Security.Cryptography;
using Releasing.Failures;
using Releasing.Signing.Bundles;
using Releasing.Signing.Dsse;
using Releasing.Verification;

namespace Releasing.Signing.Keyless;

/// <summary>
/// Signs with the identity of the run: a key that lives as long as this object, certified by Fulcio, entered into Rekor and time-stamped (Sigstore's "keyless" signing). One certificate
/// serves all files until two thirds of its time are over.
/// </summary>
public sealed class KeylessSigner : IBundleSigner
{
    private readonly KeylessSettings _settings;
    private readonly IIdentityTokens _tokens;
    private readonly ServiceClient _services;
    private readonly FulcioClient _fulcio;
    private readonly IReadOnlyList<ITransparencyLog> _logs;
    private readonly IReadOnlyList<TimestampClient> _authorities;
    private readonly SemaphoreSlim _places;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly List<SigningCertificate> _certificates = [];

    private KeylessSigner(KeylessSettings settings, IIdentityTokens tokens, ServiceClient services)
    {
        var now = services.Time.GetUtcNow();
        var config = settings.Services;
        var logs = config.LogSelection.Select(config.Logs, "logs", [2, 1], now);
        var root = settings.TrustedRoot ?? TrustedRoot.Production;
        _settings = settings;
        _tokens = tokens;
        _services = services;
        // Fulcio calls its interface version 1 in signing configs, although its paths say v2.
        _fulcio = new FulcioClient(new ServiceSelection("ANY", 0).Select(config.CertificateAuthorities, "certificate authorities", [1], now)[0].Url, services);
        _logs = [.. logs.Select(ITransparencyLog (log) => log.MajorApiVersion == 2 ? new SecondRekorClient(log.Url, services, root) : new FirstRekorClient(log.Url, services))];
        _authorities = config.TimestampAuthorities.Count == 0 && logs.All(log => log.MajorApiVersion == 1)
            ? []
            : [.. config.TimestampSelection.Select(config.TimestampAuthorities, "time-stamping authorities", [1], now).Select(authority => new TimestampClient(authority.Url, services))];
        _places = new SemaphoreSlim(Math.Max(1, settings.Parallelism));
    }

    /// <inheritdoc/>
    public string Description => Certificate is { } certificate ? certificate.Identity : "the identity of this run (" + _tokens.Description + ")";

    /// <summary>Whom the last certificate names; null before the first signature.</summary>
    public string? Identity => Certificate?.Identity;

    /// <summary>Who vouches for it: the OIDC issuer; null before the first signature.</summary>
    public string? Issuer => Certificate?.Issuer;

    private SigningCertificate? Certificate => Volatile.Read(ref _certificate);

    private SigningCertificate? _certificate;

    /// <summary>Creates a signer; nothing is asked before the first signature.</summary>
    /// <param name="settings">How to sign.</param>
    /// <param name="tokens">Where identity tokens come from.</param>
    /// <param name="handler">What sends requests; null sends them over the network. Not disposed of.</param>
    /// <param name="time">The clock; null means the system's.</param>
    /// <exception cref="InvalidInputException">The signing config has no service of a kind that is needed; a log of version 2 needs a time-stamping authority.</exception>
    public static KeylessSigner Create(KeylessSettings settings, IIdentityTokens tokens, HttpMessageHandler? handler = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(tokens);
        var services = new ServiceClient(settings.Limits, handler, time);
        try
        {
            return new KeylessSigner(settings, tokens, services);
        }
        catch
        {
            services.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<SigstoreBundle> SignFileAsync(SigningSubject subject, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return await SignAsync(subject, await subject.DigestAsync(HashAlgorithmName.SHA256, cancellationToken), envelope: null, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="RefusedException">The payload is no in-toto statement with a subject: only those are signed with an identity.</exception>
    public Task<SigstoreBundle> SignStatementAsync(string payloadType, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var envelope = new DsseEnvelope(payloadType, payload, []);
        var digest = SHA256.HashData(DsseEnvelope.PreAuthenticationEncoding(payloadType, payload.Span));
        return SignAsync(Statement.FirstSubject(payload, "The statement to sign"), digest, envelope, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        foreach (var certificate in _certificates)
        {
            certificate.Key.Dispose();
        }

        _services.Dispose();
        _places.Dispose();
        _gate.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<SigstoreBundle> SignAsync(SigningSubject subject, ReadOnlyMemory<byte> digest, DsseEnvelope? envelope, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            var certificate = await CertifyAsync(cancellationToken);
            var signature = await certificate.Key.SignDigestAsync(digest, cancellationToken);
            var signed = envelope is null ? null : envelope with { Signatures = [new DsseSignature(signature)] };
            var fresh = new FreshSignature(certificate, digest, signature, signed);
            // The log comes last: what fails before it leaves no entry behind.
            var stamps = await Task.WhenAll(_authorities.Select(authority => authority.StampAsync(signature, cancellationToken)));
            var entries = await Task.WhenAll(_logs.Select(log => log.EnterAsync(fresh, cancellationToken)));
            var bundle = new SigstoreBundle
            {
                Certificates = [certificate.Der],
                LogEntries = entries,
                Timestamps = [.. stamps.Select(stamp => (ReadOnlyMemory<byte>)stamp)],
                Message = envelope is null ? new MessageSignature("SHA2_256", digest, signature) : null,
                Envelope = signed,
            };
            await BundleVerifier.VerifyAsync(bundle, subject, CertificatePolicy.Exactly(certificate.Identity, certificate.Issuer), _settings.TrustedRoot, cancellationToken);
            return bundle;
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task<SigningCertificate> CertifyAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_certificate is { } current && _services.Time.GetUtcNow() < current.RenewAt)
            {
                return current;
            }

            var token = await _tokens.RequestAsync(_settings.Audience, _services, cancellationToken);
            token.MustServe(_settings.Audience, _services.Time.GetUtcNow(), _tokens.Description);
            var certificate = await _fulcio.CertifyAsync(token, cancellationToken);
            // Files that are being signed still use the key of the certificate before.
            _certificates.Add(certificate);
            Volatile.Write(ref _certificate, certificate);
            return certificate;
        }
        finally
        {
            _gate.Release();
        }
    }
}
