using Releasing.Files;
using Releasing.Formats.Apk;
using Releasing.Formats.Deb;
using Releasing.Formats.Linux;
using Releasing.Formats.Rpm;
using Releasing.Versions;

namespace Releasing.PackageHost;

/// <summary>A package with anything in it that the model allows; the same seed makes the same package.</summary>
public sealed class RandomPackage
{
    private const int MostContents = 60;

    // So that programs that compare can still name a file by its whole path.
    private const int LongestFolder = 1_000;

    // Of every kind: usual, private, nothing at all, set-user, set-group, sticky.
    private static readonly int[] s_modes = [0b110_100_100, 0b111_101_101, 0b110_000_000, 0, 0b111_111_111, 0b100_111_101_101, 0b010_111_101_101, 0b001_110_100_100, 0b110_111_001_001];

    // Users that every system has.
    private static readonly string[] s_owners = ["root", "daemon", "bin", "mail"];

    private static readonly long[] s_times = [0, 1, 1_700_000_000, int.MaxValue, int.MaxValue + 1L, uint.MaxValue];

    private readonly Random _random;
    private readonly RandomNames _names;
    private readonly RandomSources _sources;
    private readonly string _folder;
    private readonly List<PackageContent> _contents = [];
    private readonly List<string> _folders = ["/opt/tool", "/usr/share/tool", "/var/lib/tool", "/srv/tool"];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    private RandomPackage(int seed, string folder)
    {
        _random = new Random(seed);
        _names = new RandomNames(_random);
        _sources = new RandomSources(_random, _names, folder);
        _folder = folder;
    }

    /// <summary>The formats that <see cref="WriteAsync"/> writes.</summary>
    public static IReadOnlyList<PackageFormats> Formats { get; } = [PackageFormats.Deb, PackageFormats.Rpm, PackageFormats.Apk];

    /// <summary>Makes a model, and its sources in an empty folder.</summary>
    public static RandomPackage Create(int seed, string folder)
    {
        Directory.CreateDirectory(folder);
        var package = new RandomPackage(seed, folder);
        for (var count = package._random.Next(1, MostContents); count > 0; count--)
        {
            package.Add();
        }

        return package;
    }

    /// <summary>The model as one format has it.</summary>
    public LinuxPackage For(PackageFormats format) => new()
    {
        Name = "tool",
        Version = new PackageVersion { Upstream = SemanticVersion.Parse("1.0.0") },
        Summary = "holds anything",
        Description = "Whatever a package can hold.",
        Maintainer = "Ada Lovelace <ada@example.org>",
        Licence = "MIT",
        ModificationTime = DateTimeOffset.FromUnixTimeSeconds(1_600_000_000),
        Members = PackageTree.Resolve(_contents, _folder, format, DateTimeOffset.FromUnixTimeSeconds(1_600_000_000)),
    };

    /// <summary>Writes the package.</summary>
    /// <returns>Its path.</returns>
    public async Task<string> WriteAsync(PackageFormats format, string folder)
    {
        var package = For(format);
        var path = Path.Combine(folder, $"tool.{format.ToString().ToLowerInvariant()}");
        _ = format switch
        {
            PackageFormats.Deb => await DebFile.WriteAsync(path, new DebPackage { Package = package }),
            PackageFormats.Apk => await ApkFile.WriteAsync(path, new ApkPackage { Package = package }),
            _ => await RpmFile.WriteAsync(path, new RpmPackage { Package = package, AutomaticDependencies = false }),
        };
        return path;
    }

    private void Add()
    {
        if (_random.Next(4) == 0)
        {
            // Ever deeper, past 100 and 255 bytes.
            var folder = $"{_folders[_random.Next(_folders.Count)]}/{_names.Any()}";
            if (folder.Length < LongestFolder && !_taken.Contains(folder))
            {
                _folders.Add(folder);
            }
        }

        var path = $"{_folders[_random.Next(_folders.Count)]}/{_names.Any()}";
        if (_folders.Contains(path) || !_taken.Add(path))
        {
            return;
        }

        var number = _contents.Count;
        _contents.Add(Stated(_random.Next(12) switch
        {
            0 or 1 => PackageContent.SymbolicLink(_sources.LinkTarget(), path),
            2 => PackageContent.Directory($"/var/lib/tool-{number}/{_names.Any()}") with { Mode = _random.Next(2) == 0 ? 0b010_111_111_101 : 0b111_000_000 },
            3 => PackageContent.Tree(_sources.Tree($"tree{number}"), $"/opt/tree-{number}/{_names.Any()}"),
            4 => PackageContent.Files(_sources.File($"config{number}"), $"/etc/tool/config-{number}.conf") with { Traits = PackageFileTraits.NoReplace },
            5 or 6 => PackageContent.Files(_sources.File($"files{number}"), path),
            7 => PackageContent.Ghost($"/var/log/tool-{number}.log"),
            _ => PackageContent.File(ContentSource.FromBytes(_sources.Bytes(), "the generator"), path) with { Mode = s_modes[_random.Next(s_modes.Length)] },
        }));
    }

    private PackageContent Stated(PackageContent content)
    {
        if (_random.Next(3) == 0)
        {
            content = content with { Owner = s_owners[_random.Next(s_owners.Length)], Group = s_owners[_random.Next(s_owners.Length)] };
        }

        return _random.Next(3) == 0 ? content with { ModificationTime = DateTimeOffset.FromUnixTimeSeconds(s_times[_random.Next(s_times.Length)]) } : content;
    }
}
