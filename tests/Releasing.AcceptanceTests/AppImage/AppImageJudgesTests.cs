using System.Runtime.Versioning;
using System.Text;
using Releasing.AcceptanceTests.Formats.Deb;
using Releasing.AcceptanceTests.Tools;
using Releasing.Files;
using Releasing.Formats.AppImage;
using Releasing.Formats.Archives;
using Releasing.Formats.SquashFs;
using Releasing.Targets;

namespace Releasing.AcceptanceTests.AppImage;

/// <summary>Whole AppImages behind a runtime that gcc compiled.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class AppImageJudgesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    private string Path => System.IO.Path.Combine(_folder.FullName, "tool-1.2.3-x86_64.AppImage");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public async Task The_program_runs_and_the_image_begins_where_its_elf_part_ends()
    {
        var package = Package();
        await AppImageFile.WriteAsync(Path, package);

        Validator.At(Path).Accept().ShouldBe("runtime\n");
        var target = System.IO.Path.Combine(_folder.FullName, "out");
        Validator.Require("unsquashfs").Accept("-no-progress", "-quiet", "-o", package.Runtime.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), "-d", target, Path);
        new FileInfo(System.IO.Path.Combine(target, "AppRun")).LinkTarget.ShouldBe("usr/bin/tool");
        Validator.At(System.IO.Path.Combine(target, "AppRun")).Accept().ShouldBe("tool\n");
        FolderTree.Lines(target).Count.ShouldBe(17);
        Validator.Require("file").Accept(Path).ShouldContain("ELF 64-bit");
        Validator.Require("readelf").Accept("-S", Path).ShouldContain(".upd_info");
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_desktop_reads_is_valid(bool terminal)
    {
        var contents = Package().Contents;
        string[] categories = terminal ? ["Development", "ConsoleOnly"] : ["Development", "IDE"];
        var package = Package() with
        {
            Contents = contents with
            {
                Entry = contents.Entry with { Terminal = terminal, Categories = categories },
                Component = contents.Component with { Terminal = terminal, Categories = categories },
            },
        };
        await AppImageFile.WriteAsync(Path, package);
        var target = System.IO.Path.Combine(_folder.FullName, "out");
        Validator.Require("unsquashfs").Accept("-no-progress", "-quiet", "-o", package.Runtime.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), "-d", target, Path);

        Validator.Require("desktop-file-validate").Accept(System.IO.Path.Combine(target, "tool.desktop")).ShouldBeEmpty();
        Validator.Require("appstreamcli").Accept("validate", "--no-net", "--no-color", System.IO.Path.Combine(target, "usr/share/metainfo/org.example.tool.appdata.xml")).ShouldContain("Validation was successful");
    }

    // As the tools that check AppImages do: the digest of the file with both sections empty, its digits signed.
    [SkippableFact]
    public async Task The_signature_verifies_over_the_digest_of_the_file_without_it()
    {
        using var keys = new GpgKeyring(passphrase: "");
        var key = Encoding.ASCII.GetBytes(keys.PublicKey);
        var package = Package() with { UpdateInformation = "gh-releases-zsync|ada|tool|latest|tool-*-x86_64.AppImage.zsync", Signer = new KeyringSigner(keys), PublicKey = key };

        await AppImageFile.WriteAsync(Path, package);

        Validator.At(Path).Accept().ShouldBe("runtime\n");
        var (signature, embedded) = (Dump(".sha256_sig"), Dump(".sig_key"));
        Encoding.ASCII.GetString(embedded).TrimEnd('\0').ShouldBe(Encoding.ASCII.GetString(key));
        Encoding.ASCII.GetString(Dump(".upd_info")).TrimEnd('\0').ShouldBe(package.UpdateInformation);
        var bytes = await File.ReadAllBytesAsync(Path);
        bytes.AsSpan(bytes.AsSpan().IndexOf(signature), signature.Length).Clear();
        bytes.AsSpan(bytes.AsSpan().IndexOf(embedded), embedded.Length).Clear();
        var (digest, detached) = (System.IO.Path.Combine(_folder.FullName, "digest"), System.IO.Path.Combine(_folder.FullName, "digest.asc"));
        await File.WriteAllTextAsync(digest, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
        await File.WriteAllTextAsync(detached, Encoding.ASCII.GetString(signature).TrimEnd('\0'));
        keys.Gpg("--verify", detached, digest);
    }

    private byte[] Dump(string section)
    {
        var file = System.IO.Path.Combine(_folder.FullName, "section");
        Validator.Require("objcopy").Accept("--dump-section", $"{section}={file}", Path, System.IO.Path.Combine(_folder.FullName, "rest"));
        return File.ReadAllBytes(file);
    }

    private AppImagePackage Package()
    {
        byte[] icon = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        return new AppImagePackage
        {
            Runtime = AppImageRuntime.Read(ContentSource.FromFile(TinyRuntime.Compile(_folder.FullName))),
            Target = TargetTable.Get("linux-x86_64"),
            Image = new SquashFsSettings { ModificationTime = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000) },
            Contents = new AppDir
            {
                Program = "tool",
                Entry = new DesktopEntry { Name = "The Tool", Comment = "Counts things", Program = "tool", Version = "1.2.3", Terminal = true, Categories = ["Utility", "ConsoleOnly"] },
                Component = new AppStreamComponent
                {
                    Identifier = "org.example.tool",
                    Name = "The Tool",
                    Summary = "Counts things",
                    Description = ["Counts things in files, and tells how many there are of each of them, as fast as they can be read."],
                    Licence = "MIT",
                    Homepage = "https://example.org/tool",
                    Developer = "Ada Lovelace",
                    Program = "tool",
                    Programs = ["tool"],
                    Terminal = true,
                    Categories = ["Utility", "ConsoleOnly"],
                    Version = "1.2.3",
                    Date = new DateOnly(2024, 5, 6),
                },
                Icon = ContentSource.FromBytes(icon, "icon.png"),
                Files = [ArchiveEntry.File("usr/bin/tool", ContentSource.FromBytes("#!/bin/sh\necho tool\n"u8.ToArray(), "tool"), executable: true)],
            },
        };
    }
}
