using Releasing.Cake.Running;
using Releasing.Cake.Settings;
using Releasing.Cake.Tools.OsslSignCode;
using Releasing.Cake.Tools.SignTool;
using Releasing.Failures;

namespace Releasing.Cake.CodeSigning;

/// <summary>Puts Authenticode signatures into exe, dll, msi and other files of Windows, by osslsigncode or signtool.</summary>
public sealed class AuthenticodeSigner
{
    // One file and one answer of a time-stamping authority; a program that asks somebody for a password never ends.
    private static readonly TimeSpan s_timeLimit = TimeSpan.FromMinutes(5);

    private readonly ReleaseContext _context;
    private readonly AuthenticodeSettings _settings;
    private readonly string _where;
    private readonly ItemLog? _log;

    /// <summary>Creates the signer; nothing is started.</summary>
    /// <param name="context">The release; the key is that of <c>Settings.CodeSigning.Windows</c>.</param>
    /// <param name="where">What is being done, for messages: <c>CodeSign.Windows: tool.exe</c>.</param>
    /// <param name="log">Where the program's lines go; null for nowhere.</param>
    public AuthenticodeSigner(ReleaseContext context, string where, ItemLog? log = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = context;
        _settings = context.Settings.CodeSigning.Windows;
        _where = where;
        _log = log;
    }

    /// <summary>Signs a file.</summary>
    /// <param name="source">The unsigned file; it stays as it is.</param>
    /// <param name="destination">Where the signed file goes; one that is there is replaced, when the signature is made.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <exception cref="ReleaseException">There is no key, or the program refused. No secret is in the message.</exception>
    public Task SignAsync(string source, string destination, CancellationToken cancellationToken) => Task.Run(() => Sign(source, destination, cancellationToken), cancellationToken);

    private void Sign(string source, string destination, CancellationToken cancellationToken)
    {
        using var folder = new PrivateFolder(_context.WorkFolder);
        var signed = folder[Path.GetFileName(destination)];
        if (_settings.UsedTool == AuthenticodeTool.SignTool)
        {
            SignByStore(folder, source, signed, cancellationToken);
        }
        else
        {
            SignByKey(folder, source, signed, cancellationToken);
        }

        File.Move(signed, destination, overwrite: true);
    }

    private void SignByKey(PrivateFolder folder, string source, string signed, CancellationToken cancellationToken)
    {
        var settings = new OsslSignCodeSettings
        {
            Where = _where,
            Log = _log,
            Mask = _context.Mask,
            Cancellation = cancellationToken,
            ToolTimeout = s_timeLimit,
            File = source,
            SignedFile = signed,
            Password = Password(),
            Digest = _settings.Digest,
            Description = Description,
            Url = Url,
            Time = _settings.TimestampServers.Count == 0 ? _context.Version.ContentDate : null,
        };
        foreach (var server in _settings.TimestampServers)
        {
            settings.TimestampServers.Add(server);
        }

        if (_settings.Pkcs11Key is { } key)
        {
            (settings.Key, settings.Pkcs11Module, settings.Pkcs11Engine, settings.Pkcs11Certificate) =
                (key, _settings.Pkcs11Module, _settings.Pkcs11Engine, _settings.Pkcs11Certificate);
            settings.Certificates = _settings.Pkcs11Certificate is null ? InRepository(_settings.CertificateFile) : null;
        }
        else if (Pkcs12(folder) is { } file)
        {
            settings.Pkcs12 = file;
        }
        else
        {
            var text = _settings.PrivateKey.Reveal(_context) ?? throw NoKey();
            settings.Key = folder.Write("key.pem", text + "\n");
            settings.Certificates = InRepository(_settings.CertificateFile) ?? throw new InvalidInputException(
                _where, "there is a private key and no certificate", "Set Settings.CodeSigning.Windows.CertificateFile");
        }

        new OsslSignCodeRunner(_context).Run(settings);
    }

    private void SignByStore(PrivateFolder folder, string source, string signed, CancellationToken cancellationToken)
    {
        if (_settings.Thumbprint is null && (_settings.Pkcs11Key is not null || Password() is not null))
        {
            throw new InvalidInputException(
                _where,
                "signtool takes a password by its command line alone, where every process of the machine can read it",
                "Import the certificate into the certificate store and set Settings.CodeSigning.Windows.Thumbprint, or set Tool to OsslSignCode");
        }

        var file = _settings.Thumbprint is null ? Pkcs12(folder) ?? throw NoKey() : null;
        var servers = _settings.TimestampServers.Count > 0 ? _settings.TimestampServers.Cast<string?>().ToList() : [null];
        for (var index = 0; index < servers.Count; index++)
        {
            try
            {
                // In its place: each attempt begins with the unsigned file.
                File.Copy(source, signed, overwrite: true);
                new SignToolRunner(_context).Run(new SignToolSettings
                {
                    Where = _where,
                    Log = _log,
                    Mask = _context.Mask,
                    Cancellation = cancellationToken,
                    ToolTimeout = s_timeLimit,
                    File = signed,
                    Thumbprint = _settings.Thumbprint,
                    MachineStore = _settings.MachineStore,
                    Pkcs12 = file,
                    AdditionalCertificates = InRepository(_settings.CertificateFile),
                    Digest = _settings.Digest,
                    Description = Description,
                    Url = Url,
                    TimestampServer = servers[index],
                });
                return;
            }
            catch (ReleaseException failure) when (index + 1 < servers.Count)
            {
                // osslsigncode goes from one authority to the next by itself; signtool knows only one.
                _log?.WriteLine(_context.Mask(failure.Message.Split('\n')[0]));
            }
        }
    }

    private string? Pkcs12(PrivateFolder folder)
    {
        if (InRepository(_settings.PfxFile) is { } file)
        {
            return file;
        }

        if (_settings.Pfx.Reveal(_context) is not { } text)
        {
            return null;
        }

        try
        {
            return folder.Write("certificate.pfx", Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            throw new InvalidInputException(_where, $"{_settings.Pfx.Source} is not base64", "Put the output of 'base64 certificate.pfx' into it");
        }
    }

    private string? Password()
    {
        var password = _settings.Password.Reveal(_context);
        return password?.AsSpan().ContainsAny('\r', '\n') == true
            ? throw new InvalidInputException(_where, $"the password of {_settings.Password.Source} has several lines", "Put it on one line")
            : password;
    }

    private string Description => _settings.Description ?? _context.Project.Name;

    private string? Url => (_settings.Url ?? _context.Project.Homepage) is { Length: > 0 } url ? url : null;

    private string? InRepository(string? path) => path is null ? null : Path.GetFullPath(Path.Combine(_context.Root, path));

    private InvalidInputException NoKey() => new(
        _where, "there is no certificate to sign with", $"Set {_settings.Pfx.Source}, or another member of Settings.CodeSigning.Windows");
}
