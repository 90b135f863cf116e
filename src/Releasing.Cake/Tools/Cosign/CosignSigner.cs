using Releasing.Cake.Running;
using Releasing.Failures;
using Releasing.Signing;
using Releasing.Signing.Bundles;
using Releasing.Signing.Keyless;

namespace Releasing.Cake.Tools.Cosign;

/// <summary>Signs by the cosign program, for whoever has it and its keys set up already. Its bundles are read back before they are kept.</summary>
public sealed class CosignSigner : IBundleSigner
{
    private const string KeyVariable = "SIGNING_KEY";
    private const string PasswordVariable = "COSIGN_PASSWORD";

    private readonly ReleaseContext _context;
    private readonly ItemLog? _log;
    private readonly string? _key;

    /// <summary>Creates the signer; cosign is started when something is signed.</summary>
    /// <param name="context">The release.</param>
    /// <param name="log">Where cosign's lines go; null for nowhere.</param>
    public CosignSigner(ReleaseContext context, ItemLog? log = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = context;
        _log = log;
        _key = context.Settings.Signing.CosignKey ?? (context.Settings.Signing.Key.Reveal(context) is null ? null : "env://" + KeyVariable);
    }

    /// <inheritdoc/>
    public string Description => _key is null ? "cosign with the identity of this run" : _key.StartsWith("env:", StringComparison.Ordinal) ? "cosign with the configured key" : $"cosign with the key {_key}";

    /// <inheritdoc/>
    public async Task<SigstoreBundle> SignFileAsync(SigningSubject subject, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var file = subject.Path ?? throw new ReleaseException($"{TaskNames.Sign}: cosign signs files, and of {subject.Name} only the digest is known. Give the file itself.");
        var bundle = await RunAsync(file, isStatement: false, cancellationToken);
        if (bundle.Message is not { } message)
        {
            throw Unusable(subject.Name, "it holds no signature of the file");
        }

        var hash = message.DigestAlgorithm switch
        {
            "SHA2_384" => System.Security.Cryptography.HashAlgorithmName.SHA384,
            "SHA2_512" => System.Security.Cryptography.HashAlgorithmName.SHA512,
            _ => System.Security.Cryptography.HashAlgorithmName.SHA256,
        };
        var digest = await subject.DigestAsync(hash, cancellationToken);
        return message.Digest.Span.SequenceEqual(digest.Span) ? bundle : throw Unusable(subject.Name, "it is about other bytes");
    }

    /// <inheritdoc/>
    public async Task<SigstoreBundle> SignStatementAsync(string payloadType, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_context.WorkFolder, "sign", Path.GetRandomFileName())).FullName;
        try
        {
            var file = Path.Combine(folder, "statement.json");
            await File.WriteAllBytesAsync(file, payload, cancellationToken);
            var bundle = await RunAsync(file, isStatement: true, cancellationToken);
            return bundle.Envelope is { } envelope && envelope.PayloadType == payloadType && envelope.Payload.Span.SequenceEqual(payload.Span)
                ? bundle
                : throw Unusable("the statement", "its envelope holds other bytes");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<SigstoreBundle> RunAsync(string file, bool isStatement, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_context.WorkFolder, "sign", Path.GetRandomFileName())).FullName;
        try
        {
            var settings = new CosignSettings
            {
                Where = TaskNames.Sign,
                Log = _log,
                Mask = _context.Mask,
                Cancellation = cancellationToken,
                File = file,
                IsStatement = isStatement,
                Bundle = Path.Combine(folder, "bundle.json"),
                Key = _key,
                TrustedRoot = FullPath(_context.Settings.Signing.TrustedRoot),
                SigningConfig = FullPath(_context.Settings.Signing.SigningConfig),
                EnvironmentVariables = Secrets(),
            };
            settings.SecretVariables.UnionWith(settings.EnvironmentVariables.Keys);
            await Task.Run(() => new CosignRunner(_context).Run(settings), cancellationToken);
            return File.Exists(settings.Bundle)
                ? BundleReader.Read(await File.ReadAllBytesAsync(settings.Bundle, cancellationToken), Path.GetFileName(file))
                : throw Unusable(Path.GetFileName(file), "cosign wrote none");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Neither key nor passphrase nor token is an argument: everybody on the machine can read those.
    private Dictionary<string, string> Secrets()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        if (_key is not null)
        {
            // Set even when it is empty: without the variable cosign asks the terminal.
            variables[PasswordVariable] = _context.Signers.Password ?? "";
        }
        else if (_context.Environment.GetEnvironmentVariable(IdentityTokens.Variable) is { Length: > 0 } token)
        {
            _context.Secrets.Add(token);
            variables[IdentityTokens.Variable] = token;
        }

        if (_context.Settings.Signing.CosignKey is null && _context.Settings.Signing.Key.Reveal(_context) is { } key)
        {
            variables[KeyVariable] = key;
        }

        return variables;
    }

    private string? FullPath(string? path) => path is null ? null : Path.GetFullPath(Path.Combine(_context.Root, path));

    private static ReleaseException Unusable(string name, string why) => new($"{TaskNames.Sign}: the bundle of cosign for {name} is of no use: {why}. Use cosign 3, or another Settings.Signing.Backend.");
}
