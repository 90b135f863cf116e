using Releasing.Files;
using Releasing.Formats.Apk;
using Releasing.Formats.Deb;
using Releasing.Formats.Gzip;
using Releasing.Formats.Linux;
using Releasing.Formats.Payloads;
using Releasing.Formats.Rpm;
using Releasing.Targets;
using Releasing.Versions;

namespace Releasing.Benchmarks.Workers;

/// <summary>Packages a folder or a program as the tasks do, one format after the other, in a process of its own.</summary>
internal static class PackageWorker
{
    private static readonly DateTimeOffset s_time = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Arguments: the formats with commas between them, the folder or program, the folder for packages; for a program also its SHA-256, and the store of compressed contents.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var (source, output) = (arguments[1], arguments[2]);
        var content = Directory.Exists(source)
            ? PackageContent.Tree(source, "/opt/bench")
            : PackageContent.File(arguments.Count > 3 ? ContentSource.FromFile(source, arguments[3]) : ContentSource.FromFile(source), "/usr/bin/bench") with { Mode = 0b111_101_101 };
        var payload = new PayloadSettings { Shared = arguments.Count > 4 ? new CompressedContents(arguments[4]) : null };
        foreach (var format in arguments[0].Split(','))
        {
            var path = Path.Combine(output, "bench." + format);
            _ = format switch
            {
                "deb" => await DebFile.WriteAsync(path, new DebPackage { Package = Package(content, PackageFormats.Deb, "linux-x86_64"), Payload = payload }),
                "rpm" => await RpmFile.WriteAsync(path, new RpmPackage { Package = Package(content, PackageFormats.Rpm, "linux-x86_64"), Payload = payload }),
                _ => await ApkFile.WriteAsync(path, new ApkPackage { Package = Package(content, PackageFormats.Apk, "linux-x86_64-musl"), Payload = payload }),
            };
        }

        return 0;
    }

    private static LinuxPackage Package(PackageContent content, PackageFormats format, string target) => new()
    {
        Name = "bench",
        Version = new PackageVersion { Upstream = new SemanticVersion(1, 0, 0) },
        Target = TargetTable.Get(target),
        Summary = "Something to measure",
        Maintainer = "Bench <bench@example.org>",
        Licence = "MIT",
        ModificationTime = s_time,
        Members = PackageTree.Resolve([content], Environment.CurrentDirectory, format, s_time),
    };
}
