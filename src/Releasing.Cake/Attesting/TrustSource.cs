using Cake.Core.Diagnostics;
using Releasing.Cake.Settings;
using Releasing.Failures;
using Releasing.Text;
using Releasing.Verification;
using Releasing.Verification.Tuf;

namespace Releasing.Cake.Attesting;

/// <summary>What signatures of this run are traced back to: the file of the settings, the trusted root that the public instance has now, or the one built in. Asked for once.</summary>
internal sealed class TrustSource
{
    private readonly ReleaseContext _context;
    private readonly SigningKind _signer;
    private readonly Lazy<Task<TrustMaterial?>> _refreshed;

    public TrustSource(ReleaseContext context, SigningKind signer)
    {
        (_context, _signer) = (context, signer);
        // Whoever asks first must not end it for the others, so it has no token; its own limit is half a minute.
        _refreshed = new(RefreshAsync);
    }

    /// <summary>The trusted root; null stands for the one built in.</summary>
    public async Task<TrustedRoot?> RootAsync() => _context.Settings.Signing.TrustedRoot is { } path
        ? TrustedRoot.Read(ReadFile(path, "Settings.Signing.TrustedRoot"), path)
        : (await _refreshed.Value)?.Root;

    /// <summary>
    /// Whether the network is asked. Where nobody decided: only for what an identity signed, because keys need no trusted root, and not on the local store, which needs no network.
    /// </summary>
    public static bool IsWanted(ReleaseSettings settings, SigningKind signer) => settings.Signing.TrustedRoot is null
        && (settings.Verification.RefreshTrustedRoot ?? (settings.Store != "local" && (signer == SigningKind.Keyless || settings.Verification.Identity is not null)));

    /// <summary>What came with the trusted root; null where none was refreshed.</summary>
    public Task<TrustMaterial?> RefreshedAsync() => _refreshed.Value;

    /// <summary>The bytes of a file that a setting names.</summary>
    public byte[] ReadFile(string path, string setting)
    {
        var full = FullPath(path);
        try
        {
            return File.ReadAllBytes(full);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(full, $"the file cannot be read ({error.Message})", $"Correct {setting}", error);
        }
    }

    private async Task<TrustMaterial?> RefreshAsync()
    {
        if (!IsWanted(_context.Settings, _signer))
        {
            return null;
        }

        var folder = _context.Settings.Verification.TrustCacheFolder is { } path ? FullPath(path) : null;
        var material = await TrustRefresh.RunAsync(new TrustSettings { CacheFolder = folder }, time: _context.Clock);
        if (material.Origin == TrustOrigin.Repository)
        {
            _context.Log.Information("{0}", PlainText.Line(material.Statement));
        }
        else
        {
            _context.Log.Warning("{0}", PlainText.Line(material.Statement));
        }

        return material;
    }

    private string FullPath(string path) => Path.GetFullPath(Path.Combine(_context.Root, path));
}
