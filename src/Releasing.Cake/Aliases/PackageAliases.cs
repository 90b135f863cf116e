using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;
using Releasing.Formats.Apk;
using Releasing.Formats.Deb;
using Releasing.Formats.Linux;
using Releasing.Formats.Msi;
using Releasing.Formats.Rpm;

namespace Releasing.Cake.Aliases;

/// <summary>
/// Packages in a script, on any operating system. Contents of Linux packages are found from the working directory; the package comes without members.
/// </summary>
[CakeAliasCategory("Releasing")]
public static class PackageAliases
{
    /// <summary>Writes a Debian package.</summary>
    /// <param name="context">The script.</param>
    /// <param name="file">Where it goes; an older file is replaced when the new one is complete.</param>
    /// <param name="package">The package; <see cref="LinuxPackage.Members"/> are taken from <paramref name="contents"/>.</param>
    /// <param name="contents">What it installs.</param>
    /// <exception cref="Failures.PreflightException">It breaks Debian's rules, or contents are missing or collide; the message names all of it.</exception>
    /// <example><code>
    /// WriteDebPackage("artifacts/tool.deb", new DebPackage { Package = tool }, [PackageContent.Files("publish/tool", "/usr/bin/")]);
    /// </code></example>
    [CakeMethodAlias]
    [CakeAliasCategory("Package")]
    [CakeNamespaceImport("Releasing.Formats.Deb")]
    [CakeNamespaceImport("Releasing.Formats.Linux")]
    [CakeNamespaceImport("Releasing.Targets")]
    public static void WriteDebPackage(this ICakeContext context, FilePath file, DebPackage package, IEnumerable<PackageContent> contents)
    {
        ArgumentNullException.ThrowIfNull(package);
        var complete = package with { Package = Complete(context, package.Package, contents, PackageFormats.Deb) };
        DebFile.WriteAsync(FullPath(context, file), complete).GetAwaiter().GetResult();
    }

    /// <summary>Writes an RPM package.</summary>
    /// <param name="context">The script.</param>
    /// <param name="file">Where it goes; an older file is replaced when the new one is complete.</param>
    /// <param name="package">The package; <see cref="LinuxPackage.Members"/> are taken from <paramref name="contents"/>.</param>
    /// <param name="contents">What it installs.</param>
    /// <exception cref="Failures.PreflightException">It breaks rpm's rules, or contents are missing or collide; the message names all of it.</exception>
    /// <example><code>
    /// WriteRpmPackage("artifacts/tool.rpm", new RpmPackage { Package = tool }, [PackageContent.Files("publish/tool", "/usr/bin/")]);
    /// </code></example>
    [CakeMethodAlias]
    [CakeAliasCategory("Package")]
    [CakeNamespaceImport("Releasing.Formats.Rpm")]
    [CakeNamespaceImport("Releasing.Formats.Linux")]
    [CakeNamespaceImport("Releasing.Targets")]
    public static void WriteRpmPackage(this ICakeContext context, FilePath file, RpmPackage package, IEnumerable<PackageContent> contents)
    {
        ArgumentNullException.ThrowIfNull(package);
        var complete = package with { Package = Complete(context, package.Package, contents, PackageFormats.Rpm) };
        RpmFile.WriteAsync(FullPath(context, file), complete).GetAwaiter().GetResult();
    }

    /// <summary>Writes an Alpine package.</summary>
    /// <param name="context">The script.</param>
    /// <param name="file">Where it goes; an older file is replaced when the new one is complete.</param>
    /// <param name="package">The package; <see cref="LinuxPackage.Members"/> are taken from <paramref name="contents"/>.</param>
    /// <param name="contents">What it installs.</param>
    /// <exception cref="Failures.PreflightException">It breaks Alpine's rules, or contents are missing or collide; the message names all of it.</exception>
    /// <example><code>
    /// WriteApkPackage("artifacts/tool.apk", new ApkPackage { Package = tool }, [PackageContent.Files("publish/tool", "/usr/bin/")]);
    /// </code></example>
    [CakeMethodAlias]
    [CakeAliasCategory("Package")]
    [CakeNamespaceImport("Releasing.Formats.Apk")]
    [CakeNamespaceImport("Releasing.Formats.Linux")]
    [CakeNamespaceImport("Releasing.Targets")]
    public static void WriteApkPackage(this ICakeContext context, FilePath file, ApkPackage package, IEnumerable<PackageContent> contents)
    {
        ArgumentNullException.ThrowIfNull(package);
        var complete = package with { Package = Complete(context, package.Package, contents, PackageFormats.Apk) };
        ApkFile.WriteAsync(FullPath(context, file), complete).GetAwaiter().GetResult();
    }

    /// <summary>Writes a package of Windows Installer.</summary>
    /// <param name="context">The script.</param>
    /// <param name="file">Where it goes; an older file is replaced when the new one is complete.</param>
    /// <param name="package">The package.</param>
    /// <exception cref="Failures.PreflightException">It breaks rules of Windows or of Windows Installer; the message names all of them.</exception>
    /// <example><code>
    /// WriteMsiPackage("artifacts/tool.msi", new MsiPackage { Name = "Tool", …, Files = [ArchiveEntry.File("tool.exe", ContentSource.FromFile("publish/tool.exe"))] });
    /// </code></example>
    [CakeMethodAlias]
    [CakeAliasCategory("Package")]
    [CakeNamespaceImport("Releasing.Files")]
    [CakeNamespaceImport("Releasing.Formats.Archives")]
    [CakeNamespaceImport("Releasing.Formats.Msi")]
    [CakeNamespaceImport("Releasing.Versions")]
    public static void WriteMsiPackage(this ICakeContext context, FilePath file, MsiPackage package)
    {
        ArgumentNullException.ThrowIfNull(context);
        MsiFile.WriteAsync(FullPath(context, file), package).GetAwaiter().GetResult();
    }

    private static LinuxPackage Complete(ICakeContext context, LinuxPackage package, IEnumerable<PackageContent> contents, PackageFormats format)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(contents);
        return package with { Members = [.. PackageTree.Resolve(contents, context.Environment.WorkingDirectory.FullPath, format, package.ModificationTime)] };
    }

    private static string FullPath(ICakeContext context, FilePath file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.MakeAbsolute(context.Environment).FullPath;
    }
}
