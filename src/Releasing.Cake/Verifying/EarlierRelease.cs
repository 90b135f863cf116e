using Releasing.Failures;
using Releasing.Services;
using Releasing.Text;
using Releasing.Verification;
using Releasing.Verification.Folders;

namespace Releasing.Cake.Verifying;

/// <summary>The release that <c>--release</c> names: made earlier, perhaps elsewhere, so that nothing here knows what it should hold but its own files, and somebody has to say who must have signed it.</summary>
internal static class EarlierRelease
{
    /// <summary>The release in its store.</summary>
    /// <exception cref="ReleaseException">There is none, or it is not public.</exception>
    public static async Task<StoredRelease> FindAsync(ReleaseContext context, string tag, CancellationToken cancellationToken) => await context.Store.FindAsync(tag, cancellationToken) switch
    {
        null => throw new ReleaseException($"{TaskNames.Verify}: the {context.Store.Name} store has no release of '{PlainText.Line(tag)}'. Correct --release, or name another store by --store."),
        { IsDraft: true } => throw new ReleaseException($"{TaskNames.Verify}: '{PlainText.Line(tag)}' is a draft. --release verifies what is public."),
        { } release => release,
    };

    /// <summary>What its files are held against.</summary>
    /// <exception cref="ReleaseException">Nobody says who has to have signed.</exception>
    public static async Task<FolderOptions> OptionsAsync(ReleaseContext context)
    {
        var settings = context.Settings.Verification;
        return new FolderOptions(Signer(context))
        {
            TrustedRoot = await context.Signers.Trust.RootAsync(),
            GpgKeyFile = settings.GpgKeyFile is { } file ? Path.GetFullPath(Path.Combine(context.Root, file)) : null,
            Required = new HashSet<FolderCheck> { FolderCheck.Signature },
            RunPrograms = settings.RunPrograms,
            ProgramTimeLimit = settings.ProgramTimeLimit,
            Parallelism = context.Settings.Parallelism,
        };
    }

    // Arguments first, then settings, then the key that signs here; an identity is never guessed.
    private static SignerPolicy Signer(ReleaseContext context)
    {
        var (options, settings) = (context.Options, context.Settings.Verification);
        var isArgument = options.Identity is not null || options.Issuer is not null || options.Key is not null;
        var (identity, issuer, key) = isArgument ? (options.Identity, options.Issuer, options.Key) : (settings.Identity, settings.Issuer, settings.KeyFile);
        if (identity is not null && issuer is not null && key is null)
        {
            return CertificatePolicy.Exactly(identity, issuer);
        }

        if (key is not null && identity is null && issuer is null)
        {
            var file = Path.GetFullPath(Path.Combine(context.Root, key));
            return File.Exists(file) ? KeyPolicy.FromPem(File.ReadAllText(file), key)
                : throw new InvalidInputException(TaskNames.Verify, $"there is no file '{PlainText.Line(key)}'", isArgument ? "Correct --key" : "Correct Settings.Verification.KeyFile");
        }

        return !isArgument && context.Signers.PublicKey is { } own
            ? new KeyPolicy(own)
            : throw new InvalidInputException(TaskNames.Verify, "nobody says who has to have signed the release", "Give --identity together with --issuer, or --key, or set Settings.Verification");
    }
}
