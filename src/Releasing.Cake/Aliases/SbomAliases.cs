using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;
using Releasing.Sboms;
using Releasing.Sboms.Sources;

namespace Releasing.Cake.Aliases;

/// <summary>Software bills of materials, in a script.</summary>
[CakeAliasCategory("Releasing")]
public static class SbomAliases
{
    /// <summary>The components that lock files tell: Cargo.lock, go.mod, packages.lock.json, package-lock.json, yarn.lock, pnpm-lock.yaml, poetry.lock, uv.lock and others, told by their names.</summary>
    /// <param name="context">The script.</param>
    /// <param name="files">The lock files, below the working directory.</param>
    /// <returns>What all of them tell together; a file of another name tells nothing.</returns>
    /// <exception cref="Failures.InvalidInputException">A lock file cannot be read; the message names file and line.</exception>
    /// <example><code>var inventory = ReadLockFiles(GetFiles("src/Cargo.lock"));</code></example>
    [CakeMethodAlias]
    [CakeAliasCategory("Sbom")]
    [CakeNamespaceImport("Releasing.Sboms")]
    public static Inventory ReadLockFiles(this ICakeContext context, IEnumerable<FilePath> files)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(files);
        var root = context.Environment.WorkingDirectory;
        var paths = files.Select(file => root.GetRelativePath(file.MakeAbsolute(context.Environment)).FullPath);
        return new InventorySources().OfRepositoryAsync(root.FullPath, paths).GetAwaiter().GetResult().Whole;
    }

    /// <summary>Writes an SBOM. Equal models give equal bytes.</summary>
    /// <param name="context">The script.</param>
    /// <param name="output">The file; an older one is replaced when the new one is complete.</param>
    /// <param name="bom">What it says.</param>
    /// <param name="format">The format.</param>
    /// <example><code>
    /// WriteSbom("artifacts/tool.cdx.json", new Bom
    /// {
    ///     Subject = new BomSubject { Name = "tool", Version = "1.2.3", PackageUrl = "pkg:generic/tool@1.2.3", Purpose = BomPurpose.Application, Inventories = [inventory] },
    ///     Phase = BomPhase.BeforeBuild, Timestamp = commitDate, Tool = new BomTool("build.cake", "1.0"),
    /// }, SbomFormat.CycloneDx16);
    /// </code></example>
    [CakeMethodAlias]
    [CakeAliasCategory("Sbom")]
    [CakeNamespaceImport("Releasing.Sboms")]
    public static void WriteSbom(this ICakeContext context, FilePath output, Bom bom, SbomFormat format)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        SbomFile.WriteAsync(output.MakeAbsolute(context.Environment).FullPath, bom, format).GetAwaiter().GetResult();
    }
}
