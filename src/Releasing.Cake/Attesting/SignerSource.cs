using System.Security.Cryptography;
using Releasing.Cake.Running;
using Releasing.Cake.Tools.Cosign;
using Releasing.Failures;
using Releasing.Signing;
using Releasing.Signing.Bundles;
using Releasing.Signing.Keyless;
using Releasing.Signing.Keys;
using Releasing.Verification;

namespace Releasing.Cake.Attesting;

/// <summary>Opens the signer of this run, and says whose signatures count as those of this run. Keys are opened when they are first needed.</summary>
internal sealed class SignerSource
{
    private readonly ReleaseContext _context;
    private readonly Lazy<SigningRoute> _route;
    private readonly Lazy<TrustSource> _trust;
    private readonly Lock _gate = new();
    private ReadOnlyMemory<byte>? _publicKey;
    private KeySigner? _opened;

    public SignerSource(ReleaseContext context)
    {
        _context = context;
        _route = new(() => SigningRoute.Of(context));
        _trust = new(() => new TrustSource(context, Route.Kind));
    }

    /// <summary>Who signs.</summary>
    public SigningRoute Route => _route.Value;

    /// <summary>What every bundle is traced back to.</summary>
    public TrustSource Trust => _trust.Value;

    /// <summary>What decides whose signature it is, without a secret in it.</summary>
    public string Fact => Route.Kind switch
    {
        SigningKind.Key or SigningKind.OwnKey or SigningKind.UserKey => $"{Route.Kind} {KeyHint()}",
        SigningKind.Keyless => $"Keyless {Workflow()}",
        SigningKind.Cosign => $"Cosign {_context.Settings.Signing.CosignKey ?? (SigningRoute.HasCosignKey(_context) ? KeyHint() : Workflow())}",
        _ => Route.Kind.ToString(),
    };

    /// <summary>The public key of the run, DER; null when a certificate signs, or cosign has the key.</summary>
    /// <exception cref="ReleaseException">The key cannot be opened.</exception>
    public ReadOnlyMemory<byte>? PublicKey
    {
        get
        {
            if (!Route.IsKey)
            {
                return null;
            }

            lock (_gate)
            {
                // Opening an encrypted key takes its time: what is opened for its public half is kept for signing.
                return _publicKey ??= PublicKeyOf(_opened = OpenKey());
            }
        }
    }

    /// <summary>What is wrong with the key, as a sentence; null when it can sign.</summary>
    public string? KeyProblem()
    {
        if (_context.Settings.Signing.Key.Reveal(_context) is null)
        {
            return "not set";
        }

        try
        {
            _ = PublicKey;
            return null;
        }
        catch (ReleaseException error)
        {
            return error.Message.TrimEnd('.');
        }
    }

    /// <summary>The signer of this run.</summary>
    /// <param name="log">Where lines of programs go.</param>
    /// <exception cref="ReleaseException">It cannot be opened.</exception>
    public async Task<IBundleSigner> OpenAsync(ItemLog? log) => Route.Kind switch
    {
        SigningKind.Key or SigningKind.OwnKey or SigningKind.UserKey => TakeKey(),
        SigningKind.Keyless => await OpenKeylessAsync(),
        SigningKind.Cosign => new CosignSigner(_context, log),
        SigningKind.OwnSigner => _context.Settings.Signing.OwnSigner!(_context),
        _ => throw new ReleaseException($"{TaskNames.Sign}: {Route.Why}."),
    };

    /// <summary>Whose signature serves as well as one of this run: that of the same key, or of the same identity by the word of the same issuer.</summary>
    /// <param name="own">A bundle of this run.</param>
    /// <returns>The policy; null when nobody can tell, as for a key that only cosign knows.</returns>
    public SignerPolicy? SameSigner(SigstoreBundle own) => own.PublicKeyHint is null
        ? CertificatePolicy.SignerOf(own.Certificates[0])
        : PublicKey is { } key ? new KeyPolicy(key) : null;

    /// <summary>
    /// Whose signature counts before anything is signed: that of the key of this run, or of the certificate that the identity token of this run would get. Asking makes neither signature nor
    /// certificate, so no log hears of it.
    /// </summary>
    /// <param name="theirs">A bundle of the release.</param>
    /// <param name="cancellationToken">Stops the asking for a token.</param>
    /// <returns>The policy; null when only a signature of this run can tell.</returns>
    public async Task<SignerPolicy?> SignerBeforeSigningAsync(SigstoreBundle theirs, CancellationToken cancellationToken)
    {
        if (Route.IsKey)
        {
            return PublicKey is { } key ? new KeyPolicy(key) : null;
        }

        if (Route.Kind != SigningKind.Keyless || theirs.PublicKeyHint is not null || IdentityTokens.Find(_context.Environment.GetEnvironmentVariable) is not { } tokens)
        {
            return null;
        }

        var settings = new KeylessSettings();
        using var services = new ServiceClient(settings.Limits, time: _context.Clock);
        var token = await tokens.RequestAsync(settings.Audience, services, cancellationToken);

        // What Fulcio makes of a token: the address or subject of most issuers, the workflow of GitHub (fulcio/docs/oidc.md).
        var policy = CertificatePolicy.SignerOf(theirs.Certificates[0]);
        var workflow = token.Workflow is { } path ? $"{GitHubJob.Of(_context)?.Server ?? "https://github.com"}/{path}" : null;
        return policy.Issuer.ToString() == token.Issuer && (policy.Identity.ToString() == token.Subject || policy.Identity.ToString() == workflow) ? policy : null;
    }

    private string? UserKeyFolder
    {
        get
        {
            var folder = _context.Settings.Signing.UserKeyFolder ?? _context.Environment.GetEnvironmentVariable(Settings.SigningSettings.UserKeyVariable);
            return string.IsNullOrEmpty(folder) ? null : Path.GetFullPath(Path.Combine(_context.Root, folder));
        }
    }

    private string KeyHint()
    {
        // Whoever only asks what would happen makes no key.
        if (Route.Kind == SigningKind.UserKey && !File.Exists(Path.Combine(UserKeyFolder ?? UserKey.DefaultFolder, UserKey.FileName)) && _context.OnlyAsks)
        {
            return "none yet";
        }

        try
        {
            return Route.Kind == SigningKind.Cosign ? "" : PublicKeyFacts.Hint(PublicKey!.Value.Span);
        }
        catch (ReleaseException)
        {
            // The pre-flight names the reason, with everything else that is wrong.
            return "unreadable";
        }
    }

    private string Workflow() => GitHubJob.Of(_context) is { Workflow: { } workflow } job ? $"{job.Server}/{workflow}" : IdentityTokens.Variable;

    private KeySigner TakeKey()
    {
        lock (_gate)
        {
            var key = _opened ?? OpenKey();
            _opened = null;
            _publicKey = PublicKeyOf(key);
            return key;
        }
    }

    private KeySigner OpenKey()
    {
        var settings = _context.Settings.Signing;
        if (Route.Kind == SigningKind.OwnKey)
        {
            return new KeySigner(settings.OwnKey!(_context));
        }

        if (Route.Kind == SigningKind.UserKey)
        {
            return UserKey.OpenOrCreate(UserKeyFolder).ToSigner();
        }

        var pem = settings.Key.Reveal(_context)
            ?? throw new InvalidInputException(TaskNames.Sign, $"there is no key in {settings.Key.Source}", "Set it to a private key in PEM, or choose another Settings.Signing.Backend");
        return new KeySigner(KeyFile.Load(pem, Password, settings.Key.Source));
    }

    private static byte[] PublicKeyOf(KeySigner signer)
    {
        var fields = PemEncoding.Find(signer.PublicKeyPem);
        return Convert.FromBase64String(signer.PublicKeyPem[fields.Base64Data]);
    }

    /// <summary>What unlocks the key.</summary>
    public string? Password => _context.Settings.Signing.Password.Reveal(_context) ?? Settings.Secret.FromVariable("COSIGN_PASSWORD").Reveal(_context);

    private async Task<KeylessSigner> OpenKeylessAsync()
    {
        var settings = _context.Settings.Signing;
        var tokens = IdentityTokens.Find(_context.Environment.GetEnvironmentVariable)
            ?? throw new InvalidInputException(TaskNames.Sign, "the run has no identity", IdentityTokens.Missing(_context.Environment.GetEnvironmentVariable));
        var keyless = new KeylessSettings
        {
            TrustedRoot = await Trust.RootAsync(),
            Parallelism = settings.Parallelism,
            Services = settings.SigningConfig is { } config
                ? SigningConfig.Read(Trust.ReadFile(config, "Settings.Signing.SigningConfig"), config)
                : (await Trust.RefreshedAsync())?.Services ?? SigningConfig.Production,
        };

        return KeylessSigner.Create(keyless, tokens, time: _context.Clock);
    }
}
