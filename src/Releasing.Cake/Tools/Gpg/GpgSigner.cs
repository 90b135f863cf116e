using System.Text;
using Releasing.Cake.Running;
using Releasing.Cake.Settings;
using Releasing.Failures;
using Releasing.Formats.Linux;

namespace Releasing.Cake.Tools.Gpg;

/// <summary>
/// Signs with a key of the gpg program. Signatures bear the date of the release's contents, or the key's own where that is younger: with keys whose signatures have
/// nothing random in them (RSA, EdDSA) the same release gives the same signature. Made for one piece of work and disposed after it.
/// </summary>
public sealed class GpgSigner : IPackageSigner, IClearSigner, IDisposable
{
    private readonly ReleaseContext _context;
    private readonly GpgKeySettings _settings;
    private readonly string _where;
    private readonly ItemLog? _log;
    private readonly Lazy<(GpgHome? Home, GpgKey Key)> _key;

    /// <summary>Creates the signer; gpg is asked when the first signature is wanted.</summary>
    /// <param name="context">The release.</param>
    /// <param name="settings">The key.</param>
    /// <param name="where">What is being done, for messages: <c>Package.Deb</c>.</param>
    /// <param name="log">Where gpg's lines go; null for nowhere.</param>
    public GpgSigner(ReleaseContext context, GpgKeySettings settings, string where, ItemLog? log = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(settings);
        _context = context;
        _settings = settings;
        _where = where;
        _log = log;
        _key = new(OpenKey);
    }

    /// <summary>The key's fingerprint, 40 or 64 hexadecimal digits.</summary>
    public string Fingerprint => _key.Value.Key.Fingerprint;

    /// <inheritdoc/>
    public Task<byte[]> SignAsync(Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) =>
        SignAsync(["--detach-sign"], write, cancellationToken);

    /// <inheritdoc/>
    public async Task<string> ClearSignAsync(string text, CancellationToken cancellationToken)
    {
        var bytes = await SignAsync(["--clear-sign"], (stream, token) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), token).AsTask(), cancellationToken);
        return Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n");
    }

    /// <summary>A detached signature of a file, armoured.</summary>
    /// <param name="path">The file, which is read where it lies.</param>
    /// <param name="cancellationToken">Stops gpg.</param>
    public async Task<byte[]> SignFileAsync(string path, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_context.WorkFolder, "sign", Path.GetRandomFileName())).FullName;
        try
        {
            var signature = Path.Combine(folder, "signature");
            await Task.Run(() => Sign(["--armor", "--no-emit-version", "--detach-sign", "--output", signature, path], cancellationToken), cancellationToken);
            return await File.ReadAllBytesAsync(signature, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Whether a detached signature is by this key over a file.</summary>
    /// <param name="signature">The file with the signature, armoured or not.</param>
    /// <param name="path">The file that was signed.</param>
    /// <param name="cancellationToken">Stops gpg.</param>
    public Task<bool> VerifiesAsync(string signature, string path, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            var key = _key.Value;
            var answer = Ask(["--verify", signature, path], settings => settings.HomeFolder = key.Home?.Folder, _ => true, cancellationToken);

            // VALIDSIG names the key that signed and, last, its primary key (doc/DETAILS of GnuPG).
            return answer.ExitCode == 0 && answer.Lines.Any(line => line.StartsWith("[GNUPG:] VALIDSIG ", StringComparison.Ordinal)
                && line.Split(' ')[^1].Equals(key.Key.Fingerprint, StringComparison.OrdinalIgnoreCase));
        },
        cancellationToken);

    /// <summary>The public key, armoured, as a user of the packages imports it.</summary>
    /// <param name="cancellationToken">Stops gpg.</param>
    public Task<byte[]> ExportAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            // gpg's version does not stand in it, so the same key gives the same text.
            var answer = Run(["--armor", "--no-emit-version", "--export-options", "export-minimal", "--export", Fingerprint], _ => { }, cancellationToken);
            return Encoding.ASCII.GetBytes(string.Join('\n', answer.Lines.Where(line => !line.StartsWith('['))) + "\n");
        },
        cancellationToken);

    /// <summary>Removes the key from where it was imported to.</summary>
    public void Dispose()
    {
        if (_key.IsValueCreated)
        {
            _key.Value.Home?.Dispose();
        }
    }

    private async Task<byte[]> SignAsync(string[] command, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);

        // By way of a file: what is signed may be larger than memory, and standard input is the passphrase's.
        var folder = Directory.CreateDirectory(Path.Combine(_context.WorkFolder, "sign", Path.GetRandomFileName())).FullName;
        try
        {
            var (content, signature) = (Path.Combine(folder, "content"), Path.Combine(folder, "signature"));
            await using (var file = File.Create(content))
            {
                await write(file, cancellationToken);
            }

            await Task.Run(() => Sign([.. command, "--output", signature, content], cancellationToken), cancellationToken);
            return await File.ReadAllBytesAsync(signature, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Sign(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        var key = _key.Value.Key;
        var time = key.Made > _context.Version.ContentDate ? key.Made : _context.Version.ContentDate;
        Run(["--digest-algo", "SHA512", "--local-user", key.Fingerprint, .. command], settings => (settings.Time, settings.Passphrase) = (time, Passphrase()), cancellationToken);
    }

    private (GpgHome? Home, GpgKey Key) OpenKey()
    {
        if (_settings.PrivateKey.Reveal(_context) is not { } armoured)
        {
            return (null, FindKey(null));
        }

        var home = new GpgHome(_context, _where);
        try
        {
            var import = Ask(["--import"], settings => (settings.HomeFolder, settings.StandardInput) = (home.Folder, Encoding.UTF8.GetBytes(armoured + "\n")), _ => true, CancellationToken.None);
            return import.ExitCode == 0 ? (home, FindKey(home))
                : throw new InvalidInputException(_where, "gpg cannot read the private key", $"Put the whole output of 'gpg --armor --export-secret-keys' into {_settings.PrivateKey.Source}");
        }
        catch
        {
            home.Dispose();
            throw;
        }
    }

    private GpgKey FindKey(GpgHome? home)
    {
        string[] named = _settings.Key is { } name ? [name] : [];
        var answer = Ask(["--with-colons", "--list-secret-keys", .. named], settings => settings.HomeFolder = home?.Folder, _ => true, CancellationToken.None);
        var keys = answer.ExitCode == 0 ? GpgKey.Read(answer.Records) : [];
        return keys switch
        {
            [] => throw new InvalidInputException(
                _where, $"there is no private key{(named.Length > 0 ? $" of '{named[0]}'" : "")} in {(home is null ? "the keyring" : _settings.PrivateKey.Source)}", "Import it, or name another one in Settings.Gpg.Key"),
            [var key] => key.Expires is { } end && end <= _context.Clock.GetUtcNow()
                ? throw new InvalidInputException(_where, $"the key {key.Fingerprint} has expired on {end:yyyy-MM-dd}", "Extend it, and publish it anew")
                : key,
            _ => throw new InvalidInputException(_where, $"there are {keys.Count} private keys: {string.Join(", ", keys.Select(key => key.Fingerprint))}", "Name one of them in Settings.Gpg.Key"),
        };
    }

    private string? Passphrase()
    {
        var passphrase = _settings.Passphrase.Reveal(_context);
        return passphrase?.AsSpan().ContainsAny('\r', '\n') == true
            ? throw new InvalidInputException(_where, $"the passphrase of {_settings.Passphrase.Source} has several lines", "Put it on one line")
            : passphrase;
    }

    private GpgAnswer Run(IReadOnlyList<string> command, Action<GpgSettings> configure, CancellationToken cancellationToken)
    {
        var home = _key.Value.Home?.Folder;
        var answer = Ask(
            command,
            settings =>
            {
                settings.HomeFolder = home;
                configure(settings);
            },
            failed => Reason(failed) is not null,
            cancellationToken);
        return answer.ExitCode == 0 ? answer
            : throw new InvalidInputException(_where, $"nothing was signed with the key {Fingerprint}: {Reason(answer)!.Value.What}", Reason(answer)!.Value.WhatToDo);
    }

    private (string What, string WhatToDo)? Reason(GpgAnswer answer) => answer.Reason(_settings.Passphrase.Source);

    // A failure that nobody here expects is reported by the runner, with gpg's own lines.
    private GpgAnswer Ask(IReadOnlyList<string> command, Action<GpgSettings> configure, Predicate<GpgAnswer> isExpected, CancellationToken cancellationToken)
    {
        var answer = new GpgAnswer(0, []);
        var settings = new GpgSettings
        {
            Where = _where,
            Log = _log,
            Mask = _context.Mask,
            Cancellation = cancellationToken,
            Output = line => answer.Add(line),
            HandleExitCode = code => isExpected(answer = answer with { ExitCode = code }),
        };
        configure(settings);
        foreach (var argument in command)
        {
            settings.Command.Add(argument);
        }

        new GpgRunner(_context).Run(settings);
        return answer;
    }
}
