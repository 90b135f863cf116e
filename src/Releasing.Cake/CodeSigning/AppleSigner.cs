using System.IO.Compression;
using Releasing.Cake.Running;
using Releasing.Cake.Settings;
using Releasing.Cake.Tools;
using Releasing.Cake.Tools.CodeSign;
using Releasing.Cake.Tools.NotaryTool;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Cake.CodeSigning;

/// <summary>Signs programs, disk images and bundles for macOS by <c>codesign</c>, and has Apple notarise them.</summary>
public sealed class AppleSigner
{
    private static readonly TimeSpan s_timeLimit = TimeSpan.FromMinutes(5);

    private readonly ReleaseContext _context;
    private readonly AppleSigningSettings _settings;
    private readonly string _where;
    private readonly ItemLog? _log;

    /// <summary>Creates the signer; nothing is started.</summary>
    /// <param name="context">The release; the identity is that of <c>Settings.CodeSigning.Apple</c>.</param>
    /// <param name="where">What is being done, for messages: <c>CodeSign.Apple</c>.</param>
    /// <param name="log">Where the programs' lines go; null for nowhere.</param>
    public AppleSigner(ReleaseContext context, string where, ItemLog? log = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = context;
        _settings = context.Settings.CodeSigning.Apple;
        _where = where;
        _log = log;
    }

    /// <summary>Signs a program or disk image with a time stamp and, for a program, the hardened runtime, and verifies the signature.</summary>
    /// <param name="source">The unsigned file; it stays as it is.</param>
    /// <param name="destination">Where the signed file goes; one that is there is replaced, when the signature is made and verified.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <exception cref="ReleaseException">There is no identity, or the program refused.</exception>
    public Task SignAsync(string source, string destination, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var folder = new PrivateFolder(_context.WorkFolder);
            var signed = folder[Path.GetFileName(destination)];
            File.Copy(source, signed);
            Run(Signature(signed, isHardened: !StapleSettings.CanHold(source)), cancellationToken);
            Run(new CodeSignSettings { File = signed, Verify = true, Team = _settings.Team }, cancellationToken);
            File.Move(signed, destination, overwrite: true);
        },
        cancellationToken);

    /// <summary>Signs an application in its place, with the hardened runtime, and verifies the signature.</summary>
    /// <param name="bundle">The folder <c>Name.app</c>, whose programs are signed already.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <exception cref="ReleaseException">There is no identity, or the program refused.</exception>
    public Task SignBundleAsync(string bundle, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            Run(Signature(bundle, isHardened: true), cancellationToken);
            Run(new CodeSignSettings { File = bundle, Verify = true, Team = _settings.Team }, cancellationToken);
        },
        cancellationToken);

    /// <summary>Sends signed files to Apple's notary service in one submission and waits for its answer.</summary>
    /// <param name="files">Programs, which are packed into a zip, or a single zip, dmg or pkg.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ReleaseException">Apple did not accept them; what it found is in the log.</exception>
    public Task NotariseAsync(IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        return Task.Run(() => Notarise(files, cancellationToken), cancellationToken);
    }

    /// <summary>Puts the ticket of a notarised file into it; does nothing for a file that has no place for one.</summary>
    /// <param name="file">A dmg, pkg or app; it is changed.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    public Task StapleAsync(string file, CancellationToken cancellationToken) =>
        StapleSettings.CanHold(file) ? Task.Run(() => Run(new StapleSettings { File = file }, s_timeLimit, cancellationToken), cancellationToken) : Task.CompletedTask;

    private CodeSignSettings Signature(string file, bool isHardened) => new()
    {
        File = file,
        Identity = _settings.Identity ?? "",
        Keychain = InRepository(_settings.Keychain),
        Entitlements = InRepository(_settings.Entitlements),
        HardenedRuntime = isHardened,
        Timestamp = _settings.Identity != AppleSigningSettings.AdHoc,
    };

    private void Notarise(IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        using var folder = new PrivateFolder(_context.WorkFolder);
        var key = folder.Write("AuthKey.p8", (_settings.NotaryKey.Reveal(_context) ?? throw NoKey()) + "\n");
        var lines = new List<string>();
        Run(
            new NotarySubmitSettings
            {
                File = files is [var one] && Path.GetExtension(one).ToUpperInvariant() is ".ZIP" or ".DMG" or ".PKG" ? files[0] : Pack(folder["programs.zip"], files),
                KeyFile = key,
                KeyId = _settings.NotaryKeyId ?? throw NoKey(),
                Issuer = _settings.NotaryIssuer,
                TimeLimit = _settings.NotaryTimeLimit,
                Output = lines.Add,
            },
            _settings.NotaryTimeLimit + s_timeLimit,
            cancellationToken);
        lines.ForEach(line => _log?.WriteLine(line));
        var answer = NotaryAnswer.Read(lines);
        if (answer.IsAccepted)
        {
            return;
        }

        // The id comes from a service and becomes an argument.
        if (Guid.TryParse(answer.Id, out var submission))
        {
            Run(
                new NotaryLogSettings { Submission = submission.ToString("D"), KeyFile = key, KeyId = _settings.NotaryKeyId, Issuer = _settings.NotaryIssuer },
                s_timeLimit,
                cancellationToken);
        }

        throw new ReleaseException(
            $"{_where}: Apple's notary service did not accept {string.Join(", ", files.Select(Path.GetFileName))}: {(answer.Status is null ? "no answer" : PlainText.Line(answer.Status))}. " +
            $"Mend what its log says{(_log is null ? "" : $", in {_log.FilePath}")}.");
    }

    private static string Pack(string zip, IReadOnlyList<string> files)
    {
        using var archive = ZipFile.Open(zip, ZipArchiveMode.Create);
        for (var index = 0; index < files.Count; index++)
        {
            // Programs of one name for several processors.
            archive.CreateEntryFromFile(files[index], $"{index + 1}/{Path.GetFileName(files[index])}", CompressionLevel.Fastest);
        }

        return zip;
    }

    private void Run(CodeSignSettings settings, CancellationToken cancellationToken)
    {
        Prepare(settings, s_timeLimit, cancellationToken);
        new CodeSignRunner(_context).Run(settings);
    }

    private void Run(XcrunSettings settings, TimeSpan timeLimit, CancellationToken cancellationToken)
    {
        Prepare(settings, timeLimit, cancellationToken);
        new XcrunRunner(_context).Run(settings);
    }

    private void Prepare(LoggedToolSettings settings, TimeSpan timeLimit, CancellationToken cancellationToken) =>
        (settings.Where, settings.Log, settings.Mask, settings.ToolTimeout, settings.Cancellation) = (_where, _log, _context.Mask, timeLimit, cancellationToken);

    private string? InRepository(string? path) => path is null ? null : Path.GetFullPath(Path.Combine(_context.Root, path));

    private InvalidInputException NoKey() => new(
        _where, "there is no key for the notary service", $"Set {_settings.NotaryKey.Source} and Settings.CodeSigning.Apple.NotaryKeyId");
}
