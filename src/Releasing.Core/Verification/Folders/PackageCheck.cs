using System.Text;
using Releasing.Artifacts;
using Releasing.Failures;
using Releasing.Formats.Deb;
using Releasing.Formats.Rpm.Reading;
using Releasing.Targets;
using Releasing.Verification.Folders.Contents;

namespace Releasing.Verification.Folders;

/// <summary>Name, version and architecture that a package tells its manager, held against its file name and, where there is one, the catalogue.</summary>
internal static class PackageCheck
{
    private const int LargestInfo = 1024 * 1024;

    public static async Task<CheckRow> RunAsync(FolderFile file, Artifact? expected, CancellationToken cancellationToken)
    {
        try
        {
            var (name, version, architecture) = file.EndsWith(".deb") ? await DebAsync(file, cancellationToken)
                : file.EndsWith(".rpm") ? Rpm(file)
                : await ApkAsync(file, cancellationToken);
            var wrong = new List<string>();

            // The epoch stands in no file name, and '~' in no asset name.
            Compare("name", name, AssetName.From(name));
            Compare("version", version, AssetName.From(version[(version.IndexOf(':', StringComparison.Ordinal) + 1)..]));
            Compare("architecture", architecture, architecture);
            if (ArchitectureOf(file, expected) is { } wanted && architecture != wanted)
            {
                wrong.Add($"its architecture is '{architecture}' and the catalogue's '{wanted}'");
            }

            return wrong.Count == 0
                ? CheckRow.Pass(file.Name, FolderCheck.Package, $"{name} {version} for {architecture}.")
                : CheckRow.Fail(file.Name, FolderCheck.Package, FolderReason.PackageMismatch, $"It is another package: {string.Join(", ", wrong)}.");

            void Compare(string what, string told, string shown)
            {
                if (!file.Name.Contains(shown, StringComparison.Ordinal))
                {
                    wrong.Add($"its {what} '{told}' is not in its file name");
                }
            }
        }
        catch (ReleaseException error)
        {
            // Messages of readers name the path, which says more of this machine than of the file.
            return CheckRow.Fail(file.Name, FolderCheck.Package, FolderReason.PackageMalformed, error.Message.Replace(file.Path, file.Name, StringComparison.Ordinal));
        }
    }

    private static async Task<(string Name, string Version, string Architecture)> DebAsync(FolderFile file, CancellationToken cancellationToken)
    {
        var control = await DebInspection.ReadControlAsync(file.Path, cancellationToken);
        return (Field("Package"), Field("Version"), Field("Architecture"));

        string Field(string name) => control[name] is { Length: > 0 } value ? value : throw Malformed($"Its control file has no {name}.");
    }

    private static (string Name, string Version, string Architecture) Rpm(FolderFile file)
    {
        var package = RpmPackageFile.Read(file.Path);
        return (package.Name, $"{package.Version}-{package.Release}", package.Architecture);
    }

    // .PKGINFO of abuild: "name = value" lines.
    private static async Task<(string Name, string Version, string Architecture)> ApkAsync(FolderFile file, CancellationToken cancellationToken)
    {
        string? text = null;
        await ArchiveContents.VisitAsync(file, TakeAsync, (_, _, _) => Task.CompletedTask, cancellationToken);
        var fields = (text ?? throw Malformed("It has no .PKGINFO.")).Split('\n').Select(line => line.Split(" = ", 2)).Where(parts => parts.Length == 2).ToLookup(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
        return (Field("pkgname"), Field("pkgver"), Field("arch"));

        string Field(string name) => fields[name].ToList() is [{ Length: > 0 } value] ? value : throw Malformed($"Its .PKGINFO has no {name}, or several.");

        async Task TakeAsync(ScannedMember member, Stream content, CancellationToken token)
        {
            if (member.Name == ".PKGINFO" && text is null && content.Length <= LargestInfo)
            {
                using var reader = new StreamReader(content, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
                text = await reader.ReadToEndAsync(token);
            }
        }
    }

    private static string? ArchitectureOf(FolderFile file, Artifact? expected) => expected?.Target is not { } name || TargetTable.Find(name) is not { } target ? null
        : file.EndsWith(".deb") ? target.DebArch
        : file.EndsWith(".rpm") ? target.RpmArch
        : target.ApkArch;

    private static CheckFailedException Malformed(string what) => new(FolderReason.PackageMalformed, what);
}
