using Releasing.Artifacts;
using Releasing.Cake.CodeSigning;
using Releasing.Cake.Running;
using Releasing.Cake.Tools.HdiUtil;
using Releasing.Formats.Dmg;

namespace Releasing.Cake.Tasks;

/// <summary>Makes a disk image, and where there is an identity signs the applications in it and then itself, and has Apple notarise it.</summary>
internal sealed class DmgMaker(ReleaseContext context, string where, ItemLog log)
{
    private static readonly TimeSpan s_timeLimit = TimeSpan.FromMinutes(30);

    /// <summary>Makes the image.</summary>
    /// <returns>Its digest; null when a program changed it behind our back.</returns>
    public async Task<FileDigest?> MakeAsync(DmgImage image, string path, bool isSigned, CancellationToken cancellationToken)
    {
        var usesHdiUtil = context.Settings.Dmg.UseHdiUtil;
        if (!isSigned && !usesHdiUtil)
        {
            var written = await DmgFile.WriteAsync(path, image, cancellationToken);
            return new FileDigest(written.Sha256, written.Size);
        }

        using var folder = new PrivateFolder(context.WorkFolder);
        var bundles = isSigned ? Bundles(image) : [];
        if (usesHdiUtil || bundles.Count > 0)
        {
            var staged = folder["volume"];
            // What a signature adds to a bundle changes the numbers that the window's picture is found by: only hdiutil, which numbers by itself, needs them now.
            await StagedTree.WriteAsync(staged, usesHdiUtil ? image.AllEntries() : image.Entries, cancellationToken);
            foreach (var bundle in bundles)
            {
                await new AppleSigner(context, where, log).SignBundleAsync(Path.Combine(staged, bundle), cancellationToken);
            }

            image = image with { Entries = StagedTree.Read(staged) };
        }

        var unsigned = isSigned ? folder[Path.GetFileName(path)] : path;
        if (usesHdiUtil)
        {
            await Task.Run(() => RunHdiUtil(image, folder["volume"], unsigned, cancellationToken), cancellationToken);
        }
        else
        {
            await DmgFile.WriteAsync(unsigned, image, cancellationToken);
        }

        if (isSigned)
        {
            await SignAsync(unsigned, path, cancellationToken);
        }

        return null;
    }

    private async Task SignAsync(string unsigned, string path, CancellationToken cancellationToken)
    {
        var signer = new AppleSigner(context, where, log);
        await signer.SignAsync(unsigned, path, cancellationToken);
        if (context.Settings.CodeSigning.Apple.IsNotarised(context))
        {
            await signer.NotariseAsync([path], cancellationToken);
            await signer.StapleAsync(path, cancellationToken);
        }
    }

    // hdiutil names what it makes itself; nothing is left when it fails, because the folder goes.
    private void RunHdiUtil(DmgImage image, string staged, string path, CancellationToken cancellationToken)
    {
        using var folder = new PrivateFolder(context.WorkFolder);
        var made = folder[Path.GetFileName(path)];
        new HdiUtilRunner(context).Run(new HdiUtilSettings
        {
            SourceFolder = staged,
            VolumeName = image.VolumeName,
            Image = made,
            FileSystem = image.FileSystem,
            CompressionLevel = image.Compression.Level,
            Where = where,
            Log = log,
            Mask = context.Mask,
            ToolTimeout = s_timeLimit,
            Cancellation = cancellationToken,
        });
        File.Move(made, path, overwrite: true);
    }

    private static List<string> Bundles(DmgImage image) =>
        [.. image.Entries.Select(entry => entry.Name.Split('/')[0]).Where(name => name.EndsWith(".app", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];
}
