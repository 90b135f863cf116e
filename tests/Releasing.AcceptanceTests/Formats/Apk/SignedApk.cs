using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using ICSharpCode.SharpZipLib.Zip.Compression;
using Releasing.Files;
using Releasing.Formats.Apk;
using Releasing.Formats.Archives;
using Releasing.Formats.Linux;
using Releasing.Targets;
using Releasing.Versions;

namespace Releasing.AcceptanceTests.Formats.Apk;

/// <summary>One package with something of everything, signed with a key that openssl knows, written once for all tests.</summary>
public sealed class SignedApk : IAsyncLifetime
{
    private static readonly DateTimeOffset s_time = new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    public static string LongName { get; } = string.Join('-', Enumerable.Repeat("long-grüße", 18));

    public static byte[] Large { get; } = Noise();

    public string Folder => _folder.FullName;

    public string Path => System.IO.Path.Combine(Folder, "tool.apk");

    public string PublicKey => System.IO.Path.Combine(Folder, "test.rsa.pub");

    public async Task InitializeAsync()
    {
        using var rsa = RSA.Create(2048);
        using var key = ApkSigningKey.FromPem(rsa.ExportPkcs8PrivateKeyPem(), "key", "test.rsa.pub");
        await File.WriteAllTextAsync(PublicKey, key.PublicKey);
        await ApkFile.WriteAsync(Path, new ApkPackage
        {
            Signer = key,
            Package = new LinuxPackage
            {
                Name = "tool",
                Version = new PackageVersion { Upstream = SemanticVersion.Parse("1.0.0-beta.1") },
                Target = TargetTable.Get("linux-x86_64-musl"),
                Summary = "does one thing well",
                Maintainer = "Ada Lovelace <ada@example.org>",
                Scripts = new PackageScripts { PostInstall = new PackageScript("echo installed\n", "test") },
                ModificationTime = s_time,
                Members =
                [
                    Member("/etc", EntryKind.Directory) with { Mode = 0b111_101_101 },
                    FileMember("/etc/tool.conf", "answer = 42\n"u8.ToArray()) with { Owner = "daemon", Group = "adm", Mode = 0b100_111_101_000 },
                    Member("/usr", EntryKind.Directory) with { Mode = 0b111_101_101 },
                    Member("/usr/bin", EntryKind.Directory) with { Mode = 0b111_101_101 },
                    FileMember("/usr/bin/large", Large),
                    Member("/usr/bin/link", EntryKind.SymbolicLink) with { LinkTarget = "tool" },
                    FileMember("/usr/bin/tool", "#!/bin/sh\n"u8.ToArray()) with { Mode = 0b111_101_101 },
                    Member("/usr/share", EntryKind.Directory) with { Mode = 0b111_101_101 },
                    FileMember("/usr/share/" + LongName, []),
                ],
            },
        });
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>The gzip members, each in a file.</summary>
    public async Task<IReadOnlyList<string>> SegmentsAsync()
    {
        var package = await File.ReadAllBytesAsync(Path);
        var files = new List<string>();
        for (var at = 0; at < package.Length;)
        {
            // A header of ten bytes, as no flag is set; then as much as inflate takes, and a trailer of eight.
            var inflater = new Inflater(noHeader: true);
            inflater.SetInput(package, at + 10, package.Length - at - 10);
            var buffer = new byte[64 * 1024];
            while (!inflater.IsFinished)
            {
                inflater.Inflate(buffer);
            }

            var length = 18 + (int)inflater.TotalIn;
            var file = System.IO.Path.Combine(Folder, $"{files.Count}-{Guid.NewGuid():N}.tar.gz");
            await File.WriteAllBytesAsync(file, package[at..(at + length)]);
            files.Add(file);
            at += length;
        }

        return files;
    }

    /// <summary>The checksums that stand in a segment, by the name of the member.</summary>
    public static IReadOnlyDictionary<string, string> Checksums(string segment)
    {
        using var reader = new TarReader(new GZipStream(File.OpenRead(segment), CompressionMode.Decompress));
        var checksums = new Dictionary<string, string>();
        while (reader.GetNextEntry() is { } entry)
        {
            if (entry is PaxTarEntry pax && pax.ExtendedAttributes.TryGetValue("APK-TOOLS.checksum.SHA1", out var checksum))
            {
                checksums.Add(entry.Name, checksum);
            }
        }

        return checksums;
    }

    private static PackageMember FileMember(string path, byte[] bytes) =>
        Member(path, EntryKind.File) with { Content = ContentSource.FromBytes(bytes, path), Mode = 0b110_100_100 };

    private static PackageMember Member(string path, EntryKind kind) => new() { Path = path, Kind = kind, Mode = 0b111_111_111, ModificationTime = s_time };

    private static byte[] Noise()
    {
        var bytes = new byte[1_300_000];
        new Random(3).NextBytes(bytes.AsSpan(400_000));
        return bytes;
    }
}
