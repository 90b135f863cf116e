using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Releasing.Core.Tests.Formats.Apk;
using Releasing.Core.Tests.Formats.Deb;
using Releasing.Core.Tests.Formats.Rpm;
using Releasing.Files;
using Releasing.Formats.Apk;
using Releasing.Formats.Archives;
using Releasing.Formats.Deb;
using Releasing.Formats.Rpm;
using Releasing.Provenance;
using Releasing.Sboms;
using Releasing.Signing;
using Releasing.Signing.Bundles;
using Releasing.Signing.Dsse;
using Releasing.Signing.Keys;
using Releasing.Verification;
using Releasing.Verification.Folders;

namespace Releasing.Core.Tests.Verification.Folders;

/// <summary>A whole release as somebody downloads it, made by our writers and signed with a key; each test damages a copy of it.</summary>
public sealed class ReleaseFolder : IAsyncLifetime, IDisposable
{
    public const string Archive = "tool_1.2.3_linux-x86_64.tar.gz";
    public const string Zip = "tool_1.2.3_windows-x86_64.zip";
    public const string Provenance = "tool-1.2.3.provenance.json";
    public const string Checksums = "checksums.txt";

    private static readonly DateTimeOffset s_time = new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly ECDsa _ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public SignerPolicy Signer { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Signer = new KeyPolicy(_ecdsa.ExportSubjectPublicKeyInfo());
        var release = _folder["release"];
        ArchiveEntry[] entries =
        [
            ArchiveEntry.File("tool", ContentSource.FromBytes("#!/bin/sh\necho tool\n"u8.ToArray(), "tool"), executable: true),
            ArchiveEntry.File("share/README.md", ContentSource.FromBytes(Encoding.UTF8.GetBytes(new string('x', 3000)), "README.md")),
            ArchiveEntry.SymbolicLink("share/tl", "../tool"),
        ];
        await ArchiveFile.WriteAsync(Path.Combine(release, Archive), entries, new ArchiveSettings { Format = ArchiveFormat.TarGz, ModificationTime = s_time });
        await ArchiveFile.WriteAsync(Path.Combine(release, Zip), entries, new ArchiveSettings { Format = ArchiveFormat.Zip, ModificationTime = s_time });
        await DebFile.WriteAsync(Path.Combine(release, "tool_1.2.3-1_amd64.deb"), DebSamples.Deb);
        await RpmFile.WriteAsync(Path.Combine(release, "tool-1.2.3.rc.1-1.x86_64.rpm"), RpmSamples.Package);
        await ApkFile.WriteAsync(Path.Combine(release, "tool-1.2.3-r0.x86_64.apk"), ApkSamples.Apk);
        foreach (var format in new[] { SbomFormat.CycloneDx16, SbomFormat.Spdx23, SbomFormat.Spdx301 })
        {
            await SbomFile.WriteAsync(Path.Combine(release, Archive + SbomFile.EndingOf(format)), Bom(Archive, DigestOf(release, Archive)), format);
        }

        await SbomFile.WriteAsync(Path.Combine(release, "tool-1.2.3.cdx.json"), Bom("tool", null), SbomFormat.CycloneDx16);
        await AttestAsync(release);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _ecdsa.Dispose();
        _folder.Dispose();
    }

    /// <summary>A copy to damage.</summary>
    public string Copy()
    {
        var copy = _folder[Path.GetRandomFileName()];
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.GetFiles(_folder["release"]))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return copy;
    }

    /// <summary>Writes checksums and provenance of what lies there, and signs everything anew: what a forger with the key could do.</summary>
    public async Task AttestAsync(string folder)
    {
        foreach (var old in Directory.GetFiles(folder).Where(file => file.EndsWith(".sigstore.json", StringComparison.Ordinal)))
        {
            File.Delete(old);
        }

        string[] attested = [Checksums, Provenance];
        var names = Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Except(attested).Order(StringComparer.Ordinal).ToList();
        await File.WriteAllTextAsync(Path.Combine(folder, Checksums), string.Concat(names.Select(name => $"{DigestOf(folder, name)}  {name}\n")));
        var statement = new ProvenanceStatement(
            [.. names.Append(Checksums).Select(name => new Subject(name, DigestOf(folder, name)))],
            new BuildDefinition("https://example.org/type", new JsonObject(), new JsonObject(), []), new RunDetails("https://example.org/builder", new Dictionary<string, string>(), null, []));
        await File.WriteAllBytesAsync(Path.Combine(folder, Provenance), statement.ToBytes());
        foreach (var name in names.Append(Checksums))
        {
            await SignAsync(folder, name);
        }

        await SignAsync(folder, Provenance);
    }

    /// <summary>Signs one file.</summary>
    public async Task SignAsync(string folder, string name)
    {
        await using var signer = new KeySigner(KeyFile.Load(_ecdsa.ExportPkcs8PrivateKeyPem(), null, "test"));
        var path = Path.Combine(folder, name);
        var bundle = name.EndsWith(".provenance.json", StringComparison.Ordinal)
            ? await signer.SignStatementAsync(DsseEnvelope.InToto, await File.ReadAllBytesAsync(path), CancellationToken.None)
            : await signer.SignFileAsync(SigningSubject.OfFile(path), CancellationToken.None);
        await File.WriteAllBytesAsync(path + ".sigstore.json", BundleWriter.Write(bundle));
    }

    public Task<FolderReport> VerifyAsync(string folder, Func<FolderOptions, FolderOptions>? change = null)
    {
        var options = new FolderOptions(Signer) { Parallelism = 2 };
        return FolderVerifier.VerifyAsync(folder, change is null ? options : change(options));
    }

    public static string DigestOf(string folder, string name) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, name))));

    private static Bom Bom(string name, string? sha256) => new()
    {
        Subject = new BomSubject
        {
            Name = name, Version = "1.2.3", PackageUrl = $"pkg:generic/{name}@1.2.3", Purpose = BomPurpose.Archive,
            Hashes = sha256 is null ? [] : [new ComponentHash("SHA-256", sha256)],
        },
        Phase = BomPhase.DuringBuild,
        Timestamp = s_time,
        Tool = new BomTool("releasing", "1.0.0"),
    };
}
