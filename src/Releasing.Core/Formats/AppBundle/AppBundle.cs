using System.Text.RegularExpressions;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Text;
using Releasing.Versions;

namespace Releasing.Formats.AppBundle;

/// <summary>An application of macOS: the folder <c>Name.app</c> with <c>Contents/Info.plist</c>, <c>PkgInfo</c>, <c>MacOS</c> and <c>Resources</c> (Apple, "Bundle Programming Guide").</summary>
public sealed partial record AppBundle
{
    private const string IconName = "AppIcon";

    /// <summary>What the Finder and the menu bar show; the folder's name without <c>.app</c>.</summary>
    public required string Name { get; init; }

    /// <summary>CFBundleIdentifier: <c>org.example.tool</c>.</summary>
    public required string Identifier { get; init; }

    /// <summary>The version of the release.</summary>
    public required SemanticVersion Version { get; init; }

    /// <summary>CFBundleExecutable: the program that is started, one of <see cref="Programs"/>.</summary>
    public required string Executable { get; init; }

    /// <summary>The programs in <c>Contents/MacOS</c>, by name.</summary>
    public required IReadOnlyList<ArchiveEntry> Programs { get; init; }

    /// <summary>What lies in <c>Contents/Resources</c>, named from there. Default: nothing.</summary>
    public IReadOnlyList<ArchiveEntry> Resources { get; init; } = [];

    /// <summary>The icon, an icns file. Default: null, that of every program.</summary>
    public ContentSource? Icon { get; init; }

    /// <summary>LSMinimumSystemVersion. Default: <c>11.0</c>.</summary>
    public string MinimumSystemVersion { get; init; } = "11.0";

    /// <summary>NSHumanReadableCopyright. Default: null, none.</summary>
    public string? Copyright { get; init; }

    /// <summary>Further keys of Info.plist, and other values of the usual ones; see <see cref="PropertyList.Write"/> for the kinds. Default: none.</summary>
    public IReadOnlyDictionary<string, object> Info { get; init; } = new Dictionary<string, object>(StringComparer.Ordinal);

    /// <summary>Every mistake of the bundle.</summary>
    /// <returns>One full sentence each.</returns>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (Name.Trim().Length == 0 || Name.StartsWith('.') || Name.Any(c => char.IsControl(c) || c is '/' or ':'))
        {
            problems.Add($"The application's name '{PlainText.Line(Name)}' is empty, begins with '.' or has '/', ':' or a control character. Set Settings.Desktop.DisplayName.");
        }

        if (!IdentifierShape().IsMatch(Identifier))
        {
            problems.Add($"The bundle identifier '{PlainText.Line(Identifier)}' is not one such as org.example.tool. Set Settings.Desktop.Identifier.");
        }

        if (!VersionShape().IsMatch(MinimumSystemVersion))
        {
            problems.Add($"The lowest version of macOS '{PlainText.Line(MinimumSystemVersion)}' is not one such as 11.0. Set Settings.Dmg.MinimumSystemVersion.");
        }

        return problems;
    }

    /// <summary>Everything in the bundle.</summary>
    /// <returns>Entries whose names begin with <c>Name.app/</c>.</returns>
    public IReadOnlyList<ArchiveEntry> Entries()
    {
        var contents = $"{Name}.app/Contents";
        var entries = new List<ArchiveEntry>
        {
            ArchiveEntry.File($"{contents}/Info.plist", ContentSource.FromBytes(InfoPlist(), "Info.plist")),
            ArchiveEntry.File($"{contents}/PkgInfo", ContentSource.FromBytes("APPL????"u8.ToArray(), "PkgInfo")),
        };
        entries.AddRange(Programs.Select(program => Moved(program, $"{contents}/MacOS/{program.Name}")));
        entries.AddRange(Resources.Select(resource => Moved(resource, $"{contents}/Resources/{resource.Name}")));
        if (Icon is not null)
        {
            entries.Add(ArchiveEntry.File($"{contents}/Resources/{IconName}.icns", Icon));
        }

        return entries;
    }

    /// <summary>The bytes of Info.plist, its keys in ordinal order.</summary>
    public byte[] InfoPlist()
    {
        var version = BundleVersion.Of(Version);
        var keys = new SortedDictionary<string, object>(StringComparer.Ordinal)
        {
            ["CFBundleDevelopmentRegion"] = "en",
            ["CFBundleDisplayName"] = Name,
            ["CFBundleExecutable"] = Executable,
            ["CFBundleIdentifier"] = Identifier,
            ["CFBundleInfoDictionaryVersion"] = "6.0",
            ["CFBundleName"] = Name,
            ["CFBundlePackageType"] = "APPL",
            ["CFBundleShortVersionString"] = version.Short,
            ["CFBundleSupportedPlatforms"] = new List<object> { "MacOSX" },
            ["CFBundleVersion"] = version.Full,
            ["LSMinimumSystemVersion"] = MinimumSystemVersion,
            ["NSHighResolutionCapable"] = true,
        };
        if (Icon is not null)
        {
            keys["CFBundleIconFile"] = IconName;
        }

        if (Copyright is not null)
        {
            keys["NSHumanReadableCopyright"] = Copyright;
        }

        foreach (var (key, value) in Info)
        {
            keys[key] = value;
        }

        return PropertyList.Write(keys);
    }

    private static ArchiveEntry Moved(ArchiveEntry entry, string name) => entry.Kind switch
    {
        EntryKind.Directory => ArchiveEntry.Directory(name) with { Mode = entry.Mode },
        EntryKind.SymbolicLink => ArchiveEntry.SymbolicLink(name, entry.LinkTarget!),
        _ => ArchiveEntry.File(name, entry.Content!) with { Mode = entry.Mode },
    };

    [GeneratedRegex(@"^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex IdentifierShape();

    [GeneratedRegex(@"^[0-9]{1,4}(\.[0-9]{1,4}){1,2}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex VersionShape();
}
