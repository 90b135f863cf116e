using Releasing.Artifacts;
using Releasing.Cake.Attesting;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Services;
using Releasing.Signing.Bundles;
using Releasing.Verification;
using Releasing.Verification.Folders;

namespace Releasing.Cake.Verifying;

/// <summary>Every asset of the release downloaded again from its store into a folder of its own, and verified there as any user would.</summary>
internal static class DownloadedRelease
{
    /// <summary>Downloads and verifies; the folder is gone afterwards.</summary>
    /// <param name="context">The release.</param>
    /// <param name="where">The task that asks.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ReleaseException">There is no such release in the store.</exception>
    public static Task<FolderReport> VerifyAsync(ReleaseContext context, string where, CancellationToken cancellationToken) => InFolderAsync(context, where, async folder =>
    {
        if (context.Options.Release is { } tag)
        {
            // Who has to have signed is asked before anything is downloaded.
            var options = await EarlierRelease.OptionsAsync(context);
            var earlier = await EarlierRelease.FindAsync(context, tag, cancellationToken);
            await DownloadAsync(context, earlier, name => name.EndsWith(AttachedReport.NotesEnding, StringComparison.Ordinal), folder, cancellationToken);
            return await FolderVerifier.VerifyAsync(folder, options, cancellationToken);
        }

        var release = await context.Store.FindAsync(context.Version.Tag, cancellationToken)
            ?? throw new ReleaseException($"{where}: the {context.Store.Name} store has no release of '{context.Version.Tag}'. Create it first.");

        // The report of a draft is made of this, so one of an earlier run is no part of it.
        var leftOut = release.IsDraft ? context.DraftReport.Report.Besides : [context.DraftReport.Report.NotesName];
        await DownloadAsync(context, release, name => leftOut.Contains(name, StringComparer.Ordinal), folder, cancellationToken);
        return await FolderVerifier.VerifyAsync(folder, await OptionsAsync(context, where), cancellationToken);
    });

    /// <summary>Verifies what was downloaded of this run's release already.</summary>
    /// <param name="context">The release.</param>
    /// <param name="where">The task that asks.</param>
    /// <param name="folder">Every asset under its name, and nothing else.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<FolderReport> VerifyAsync(ReleaseContext context, string where, string folder, CancellationToken cancellationToken) =>
        await FolderVerifier.VerifyAsync(folder, await OptionsAsync(context, where), cancellationToken);

    /// <summary>Does something with an empty folder, which is gone afterwards.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="context">The release.</param>
    /// <param name="where">The task that asks.</param>
    /// <param name="use">What is done.</param>
    public static async Task<T> InFolderAsync<T>(ReleaseContext context, string where, Func<string, Task<T>> use)
    {
        var folder = Path.Combine(context.WorkFolder, "verify", PortableName.Of(where));
        Remove(folder);
        Directory.CreateDirectory(folder);
        try
        {
            return await use(folder);
        }
        finally
        {
            Remove(folder);
        }
    }

    private static async Task DownloadAsync(ReleaseContext context, StoredRelease release, Predicate<string> isLeftOut, string folder, CancellationToken cancellationToken)
    {
        var assets = await context.Store.ListAssetsAsync(release, cancellationToken);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = context.TransferParallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(assets.Where(asset => asset.IsComplete && !isLeftOut(asset.Name)), parallel, async (asset, token) =>
        {
            // The store's word becomes a file name.
            var name = AssetName.From(asset.Name) == asset.Name ? asset.Name : PortableName.Of(asset.Name);
            await using var content = await context.Store.OpenAssetAsync(release, asset, token);
            await using var file = new FileStream(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
            await content.CopyToAsync(file, 256 * 1024, token);
        });
    }

    private static async Task<FolderOptions> OptionsAsync(ReleaseContext context, string where)
    {
        var settings = context.Settings.Verification;
        var kinds = context.Plan.Released.Select(planned => planned.Kind).ToHashSet();
        var signer = Signer(context, where);
        var options = signer is null ? FolderOptions.Unsigned(WhyUnsigned(context)) : new FolderOptions(signer);
        return options with
        {
            TrustedRoot = await context.Signers.Trust.RootAsync(),
            GpgKeyFile = InRepository(context, settings.GpgKeyFile),
            Required = Required(kinds, signer is not null),
            RunPrograms = settings.RunPrograms,
            ProgramTimeLimit = settings.ProgramTimeLimit,
            Expected = context.Artifacts.Released,
            Reports = context.DraftReport.Report.Names,
            Parallelism = context.Settings.Parallelism,
        };
    }

    private static HashSet<FolderCheck> Required(HashSet<ArtifactKind> kinds, bool isSigned)
    {
        var required = new HashSet<FolderCheck>();
        foreach (var (kind, check) in new[] { (ArtifactKind.Provenance, FolderCheck.Provenance), (ArtifactKind.Sbom, FolderCheck.Sbom) })
        {
            if (kinds.Contains(kind))
            {
                required.Add(check);
            }
        }

        if (isSigned)
        {
            required.Add(FolderCheck.Signature);
        }

        return required;
    }

    // What the settings name; otherwise who signed the files of this run.
    private static SignerPolicy? Signer(ReleaseContext context, string where)
    {
        var settings = context.Settings.Verification;
        if (settings.Identity is { } identity)
        {
            return CertificatePolicy.Exactly(identity, settings.Issuer!);
        }

        if (InRepository(context, settings.KeyFile) is { } file)
        {
            return File.Exists(file) ? KeyPolicy.FromPem(File.ReadAllText(file), settings.KeyFile!)
                : throw new InvalidInputException(where, $"there is no file '{settings.KeyFile}'", "Correct Settings.Verification.KeyFile");
        }

        var bundle = context.Artifacts.Of(ArtifactKind.Signature).FirstOrDefault(artifact => artifact.Name.EndsWith(SignatureNames.Bundle, StringComparison.Ordinal));
        return bundle is null ? null : context.Signers.SameSigner(BundleReader.Read(File.ReadAllBytes(context.Artifacts.FullPath(bundle)), bundle.Name));
    }

    private static string WhyUnsigned(ReleaseContext context) =>
        context.Settings.DisabledTasks.ContainsKey(TaskNames.Sign) ? "the task Sign is left out"
        : context.Signers.Route.Why is { Length: > 0 } why ? why
        : "nobody here can tell whose key signed it; set Settings.Verification";

    private static string? InRepository(ReleaseContext context, string? path) => path is null ? null : Path.GetFullPath(Path.Combine(context.Root, path));

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
