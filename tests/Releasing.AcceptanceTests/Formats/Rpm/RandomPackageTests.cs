using System.Text;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.Linux;
using Releasing.Formats.Payloads;
using Xunit.Abstractions;

namespace Releasing.AcceptanceTests.Formats.Rpm;

/// <summary>Random packages, unpacked by programs that are not ours, hold what the model says.</summary>
public sealed class RandomPackageTests(ITestOutputHelper output) : IDisposable
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABC0123456789._-+ ~[]*ü文";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public Task Unpacked_trees_are_those_of_their_models() => UnpackAsync(seed: 20260303, packages: 15);

    [SkippableFact]
    [Trait("Category", "Soak")]
    public Task Unpacked_trees_are_those_of_very_many_models() => UnpackAsync(Random.Shared.Next(), packages: 1000);

    private async Task UnpackAsync(int seed, int packages)
    {
        Validator.Require("rpm2cpio");
        Validator.Require("cpio");
        Validator.Require("sh");
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        for (var number = 0; number < packages; number++)
        {
            var members = Members(random);
            var package = ToolPackage.Of("1.0.0").WithMembers(members) with
            {
                Payload = new PayloadSettings { Compression = (PayloadCompression)random.Next(4), Level = 1 + random.Next(9) },
            };
            var place = Directory.CreateDirectory(Path.Combine(_folder.FullName, number.ToString("d4", null)));
            var path = await package.WriteAsync(place.FullName);
            var unpacked = place.CreateSubdirectory("unpacked").FullName;
            Validator.Require("sh").RunIn(unpacked, "-c", "rpm2cpio \"$1\" | cpio -idm --quiet --no-absolute-filenames", "sh", path).ShouldBeAccepted();
            Compare(members, unpacked, $"seed {seed}, package {number}");
            place.Delete(recursive: true);
        }
    }

    private static void Compare(PackageMember[] members, string unpacked, string which)
    {
        var there = Directory.EnumerateFileSystemEntries(unpacked, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Select(path => path[unpacked.Length..])
            .Order(StringComparer.Ordinal);
        there.ShouldBe(members.Select(member => member.Path).Order(StringComparer.Ordinal), which);
        foreach (var member in members)
        {
            var path = unpacked + member.Path;
            if (member.Kind == EntryKind.SymbolicLink)
            {
                new FileInfo(path).LinkTarget.ShouldBe(member.LinkTarget, which);
            }
            else if (!OperatingSystem.IsWindows())
            {
                ((int)File.GetUnixFileMode(path)).ShouldBe(member.Mode, $"{which}: {member.Path}");
            }

            if (member.Kind == EntryKind.File)
            {
                using var content = member.Content!.Open();
                var expected = new MemoryStream();
                content.CopyTo(expected);
                File.ReadAllBytes(path).ShouldBe(expected.ToArray(), $"{which}: {member.Path}");
                File.GetLastWriteTimeUtc(path).ShouldBe(member.ModificationTime.UtcDateTime, $"{which}: {member.Path}");
            }
        }
    }

    private static PackageMember[] Members(Random random)
    {
        var members = new Dictionary<string, PackageMember>(StringComparer.Ordinal);
        var directories = new List<string> { "" };
        for (var count = random.Next(1, 25); count > 0; count--)
        {
            var path = directories[random.Next(directories.Count)] + "/" + Name(random);
            if (members.ContainsKey(path))
            {
                continue;
            }

            members[path] = random.Next(4) switch
            {
                0 => RpmMembers.Directory(path, 0b111_000_000 | random.Next(0b1_000_000)),
                1 => RpmMembers.Link(path, Name(random)),
                _ => RpmMembers.File(path, Content(random, path), 0b100_000_000 | random.Next(0b1_000_000_000)) with
                {
                    ModificationTime = DateTimeOffset.FromUnixTimeSeconds(random.NextInt64(uint.MaxValue)),
                },
            };
            if (members[path].Kind == EntryKind.Directory)
            {
                directories.Add(path);
            }
        }

        return [.. members.Values];
    }

    private static ContentSource Content(Random random, string path)
    {
        var bytes = new byte[random.Next(3) == 0 ? random.Next(200_000) : random.Next(50)];
        random.NextBytes(bytes);
        return ContentSource.FromBytes(bytes, path);
    }

    private static string Name(Random random)
    {
        var name = new StringBuilder("n");
        for (var count = random.Next(random.Next(10) == 0 ? 120 : 12); count > 0; count--)
        {
            name.Append(Letters[random.Next(Letters.Length)]);
        }

        return name.ToString();
    }
}
