using System.Text;
using System.Text.RegularExpressions;
using Releasing.Artifacts;
using Releasing.Failures;
using Releasing.Formats.Binaries;
using Releasing.Formats.Msi.Database;
using Releasing.Targets;
using Releasing.Text;
using Releasing.Verification.Folders.Contents;

namespace Releasing.Verification.Folders;

/// <summary>Version and processor that a desktop installer tells of itself, held against its file name and, where there is one, the catalogue.</summary>
internal static partial class InstallerCheck
{
    private const int LargestText = 1024 * 1024;
    private const int MostPrograms = 16;

    public static async Task<CheckRow> RunAsync(FolderFile file, Artifact? expected, CancellationToken cancellationToken)
    {
        try
        {
            var target = expected?.Target is { } name ? TargetTable.Find(name) : null;
            var facts = file.EndsWith(".msi") ? OfDatabase(MsiDatabaseReader.OpenForeign(file.Path), target)
                : file.EndsWith(".dmg") ? await OfDiskImageAsync(file, target, cancellationToken)
                : await OfAppImageAsync(file, target, cancellationToken);
            var wrong = new List<string>(facts.Misfit is { } misfit ? [misfit] : []);

            // A name may be without a version. Installers of Windows know three numbers alone, so that no more is compared.
            var shown = Numbers().Matches(file.Name);
            if (facts.Version is { } version && Numbers().Match(version) is { Success: true } numbers && shown.Count > 0 && !shown.Any(each => each.Value == numbers.Value))
            {
                wrong.Add($"its version '{version}' is not in its file name");
            }

            return wrong.Count == 0
                ? CheckRow.Pass(file.Name, FolderCheck.Package, $"{PlainText.Line(facts.Version ?? "No version")} for {PlainText.Line(facts.Machine ?? "any machine")}.")
                : CheckRow.Fail(file.Name, FolderCheck.Package, FolderReason.PackageMismatch, $"It is another package: {PlainText.Line(string.Join(", ", wrong))}.");
        }
        catch (NotReadException error)
        {
            return CheckRow.Skip(file.Name, FolderCheck.Package, FolderReason.ToolMissing, $"Not looked into: {error.What}.");
        }
        catch (ReleaseException error)
        {
            return CheckRow.Fail(file.Name, FolderCheck.Package, FolderReason.PackageMalformed, error.Message.Replace(file.Path, file.Name, StringComparison.Ordinal));
        }
    }

    // Windows Installer, "Template Summary property": the platform, then ';' and languages.
    private static InstallerFacts OfDatabase(MsiDatabase database, Target? target)
    {
        var properties = InstalledPlaces.Rows(database, "Property").ToLookup(row => row.Text("Property") ?? "", row => row.Text("Value"), StringComparer.Ordinal);
        var platform = (database.Summary.Template ?? "").Split(';')[0];
        string[] wanted = target?.Arch switch { TargetArch.X64 => ["x64", "AMD64"], TargetArch.Arm64 => ["Arm64"], _ => [platform] };
        return new InstallerFacts(
            properties["ProductVersion"].FirstOrDefault(),
            platform,
            wanted.Contains(platform, StringComparer.OrdinalIgnoreCase) ? null : $"its platform is '{platform}' and the catalogue's '{wanted[0]}'");
    }

    private static async Task<InstallerFacts> OfAppImageAsync(FolderFile file, Target? target, CancellationToken cancellationToken)
    {
        var runtime = BinaryImage.Read(file.Path);
        string? entry = null;
        await ArchiveContents.VisitAsync(file, TakeAsync, Nothing, cancellationToken);
        return new InstallerFacts(
            Found(EntryVersion(), entry),
            string.Join(", ", runtime.Architectures),
            target is not null && TargetFit.Problem(runtime, target with { Libc = TargetLibc.None }) is { } problem ? $"its runtime {problem}, and the catalogue says {target.Name}" : null);

        async Task TakeAsync(ScannedMember member, Stream content, CancellationToken token)
        {
            if (member.Kind == MemberKind.File && member.Name.EndsWith(".desktop", StringComparison.Ordinal) && !member.Name.Contains('/', StringComparison.Ordinal))
            {
                entry ??= await TextAsync(content, token);
            }
        }
    }

    private static async Task<InstallerFacts> OfDiskImageAsync(FolderFile file, Target? target, CancellationToken cancellationToken)
    {
        string? info = null;
        var programs = new List<BinaryImage>();
        await ArchiveContents.VisitAsync(file, TakeAsync, Nothing, cancellationToken);
        var problems = target is null ? [] : programs.Select(program => TargetFit.Problem(program, target)).ToList();
        return new InstallerFacts(
            Found(BundleVersion(), info),
            programs.Count == 0 ? null : string.Join(", ", programs.SelectMany(program => program.Architectures).Distinct()),
            problems.Count > 0 && problems.TrueForAll(problem => problem is not null) ? $"its program {problems[0]}, and the catalogue says {target!.Name}" : null);

        async Task TakeAsync(ScannedMember member, Stream content, CancellationToken token)
        {
            if (member.Name.EndsWith(".app/Contents/Info.plist", StringComparison.Ordinal))
            {
                info ??= await TextAsync(content, token);
            }
            else if (member.Kind == MemberKind.File && MemberRules.IsExecutable(member) && programs.Count < MostPrograms)
            {
                await using var copy = TemporaryStream.Create();
                await content.CopyToAsync(copy, token);
                if (BinaryImage.Recognise(new HeaderReader(copy, member.Name)) is not null)
                {
                    programs.Add(BinaryImage.Read(copy, member.Name));
                }
            }
        }
    }

    private static async Task<string> TextAsync(Stream content, CancellationToken cancellationToken)
    {
        var bytes = new byte[LargestText];
        return Encoding.UTF8.GetString(bytes, 0, await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken));
    }

    private static string? Found(Regex field, string? text) => field.Match(text ?? "") is { Success: true } match ? match.Groups[1].Value : null;

    private static Task Nothing(ScannedMember member, Stream content, CancellationToken cancellationToken) => Task.CompletedTask;

    [GeneratedRegex(@"[0-9]+\.[0-9]+\.[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^X-AppImage-Version=([^\r\n]*)", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex EntryVersion();

    [GeneratedRegex(@"<key>CFBundleShortVersionString</key>\s*<string>([^<]*)</string>", RegexOptions.CultureInvariant)]
    private static partial Regex BundleVersion();
}
