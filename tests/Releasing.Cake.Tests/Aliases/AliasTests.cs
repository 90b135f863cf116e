using Cake.Core;
using Cake.Core.IO;
using NSubstitute;
using Releasing.Cake.Aliases;
using Releasing.Failures;
using Releasing.Formats.Deb;
using Releasing.Formats.Linux;
using Releasing.Sboms;
using Releasing.Versions;

namespace Releasing.Cake.Tests.Aliases;

/// <summary>What the aliases refuse; what they make is tried with the real Cake in the acceptance tests.</summary>
public sealed class AliasTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("alias-");
    private readonly ICakeContext _context = Substitute.For<ICakeContext>();

    public AliasTests()
    {
        _context.Environment.WorkingDirectory.Returns(new DirectoryPath(_folder.FullName));
        _folder.CreateSubdirectory("a");
        _folder.CreateSubdirectory("b");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Checksums_are_sorted_and_name_files_without_their_folders()
    {
        Write("b/first", "1");
        Write("a/second", "2");

        _context.WriteChecksums("sums.txt", [new FilePath("a/second"), new FilePath("b/first")]);

        File.ReadAllText(System.IO.Path.Combine(_folder.FullName, "sums.txt")).ShouldBe(
            "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b  first\n" +
            "d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35  second\n");
    }

    [Fact]
    public void The_next_version_is_told_where_there_is_a_repository() =>
        Should.Throw<ReleaseException>(() => _context.NextReleaseVersion()).Message.ShouldContain("git");

    [Fact]
    public void Two_files_of_one_name_are_no_checksum_file()
    {
        Write("a/same", "1");
        Write("b/same", "2");

        Should.Throw<ReleaseException>(() => _context.WriteChecksums("sums.txt", [new FilePath("a/same"), new FilePath("b/same")]))
            .Message.ShouldContain("have one name");
        File.Exists(System.IO.Path.Combine(_folder.FullName, "sums.txt")).ShouldBeFalse();
    }

    [Fact]
    public void Sboms_are_written_from_lock_files()
    {
        Write("a/requirements.txt", "flask==3.0.0\n");
        Write("b/notes.md", "flask==2.0.0\n");

        var inventory = _context.ReadLockFiles([new FilePath("a/requirements.txt"), new FilePath("b/notes.md")]);
        _context.WriteSbom(
            "tool.cdx.json",
            new Bom
            {
                Subject = new BomSubject { Name = "tool", PackageUrl = "pkg:generic/tool", Purpose = BomPurpose.Application, Inventories = [inventory] },
                Phase = BomPhase.BeforeBuild,
                Timestamp = DateTimeOffset.UnixEpoch,
                Tool = new BomTool("build.cake", "1.0"),
            },
            SbomFormat.CycloneDx16);

        inventory.Components.ShouldHaveSingleItem().PackageUrl.ShouldBe("pkg:pypi/flask@3.0.0");
        File.ReadAllText(System.IO.Path.Combine(_folder.FullName, "tool.cdx.json")).ShouldContain("pkg:pypi/flask@3.0.0");
    }

    [Fact]
    public void Archive_of_another_ending_names_the_ones_there_are() =>
        Should.Throw<ReleaseException>(() => _context.WriteArchive("tool.rar", "a")).Message
            .ShouldBe("WriteArchive: 'tool.rar' is of no known format. End it with .tar.gz or .zip.");

    [Fact]
    public void Archive_of_a_missing_folder_names_it() =>
        Should.Throw<ReleaseException>(() => _context.WriteArchive("tool.zip", "missing")).Message.ShouldContain("there is no folder");

    [Fact]
    public void Header_of_a_text_is_refused_with_its_name()
    {
        Write("a/script", "#!/bin/sh\n");

        Should.Throw<ReleaseException>(() => _context.ReadBinaryHeader("a/script")).Message.ShouldContain("script");
    }

    [Fact]
    public void Package_of_a_missing_file_names_it_and_leaves_nothing()
    {
        var package = new DebPackage
        {
            Package = new LinuxPackage
            {
                Name = "tool",
                Version = new PackageVersion { Upstream = new SemanticVersion(1, 2, 3) },
                Summary = "small tool",
                Maintainer = "Ada Lovelace <ada@example.org>",
                ModificationTime = DateTimeOffset.UnixEpoch,
            },
        };

        Should.Throw<PreflightException>(() => _context.WriteDebPackage("tool.deb", package, [PackageContent.Files("missing", "/usr/share/tool/")])).Message.ShouldContain("missing");
        _folder.GetFiles().ShouldBeEmpty();
    }

    private void Write(string name, string text) => File.WriteAllText(System.IO.Path.Combine(_folder.FullName, name), text);
}
