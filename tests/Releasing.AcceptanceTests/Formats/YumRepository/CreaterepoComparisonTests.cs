using System.IO.Compression;
using System.Xml.Linq;
using Releasing.AcceptanceTests.Formats.Rpm;
using Releasing.Formats.Rpm;
using Releasing.Formats.YumRepository;

namespace Releasing.AcceptanceTests.Formats.YumRepository;

/// <summary>Our metadata beside that of createrepo_c for the same packages.</summary>
public sealed class CreaterepoComparisonTests : IDisposable
{
    private static readonly XNamespace s_common = "http://linux.duke.edu/metadata/common";
    private static readonly XNamespace s_rpm = "http://linux.duke.edu/metadata/rpm";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public async Task Every_part_says_the_same_but_for_what_is_explained()
    {
        var repository = Path.Combine(_folder.FullName, "repository");
        // One that is not ours among them.
        var foreign = HelloSpec.Build(_folder.FullName);
        await YumRepositoryFolder.WriteAsync(
            repository,
            new YumMetadataSettings { Id = "example", Name = "Example", Time = RpmMembers.Time },
            [foreign, await Named(HelloPackage.From(_folder.FullName), "hello-too").WriteAsync(_folder.FullName), await ToolPackage.Of("1.0.0").WriteAsync(_folder.FullName)]);
        var ours = Parts(repository);
        Validator.Require("createrepo_c").Accept("--no-database", "--quiet", repository);
        var theirs = Parts(repository);

        foreach (var (left, right) in ours.Zip(theirs))
        {
            left.Except(right).ShouldBeEmpty();
            right.Except(left).ShouldBeEmpty();
            left.Length.ShouldBe(right.Length);
        }
    }

    private static List<string[]> Parts(string repository) =>
        [.. new[] { "primary", "filelists", "other" }.Select(part => Normal(Read(repository, part)).ToString().Split('\n'))];

    private static RpmPackage Named(RpmPackage package, string name) => package with { Package = package.Package with { Name = name } };

    private static XElement Read(string repository, string part)
    {
        using var stream = File.OpenRead(Directory.GetFiles(Path.Combine(repository, "repodata"), $"*-{part}.xml.gz").ShouldHaveSingleItem());
        using var gzip = new GZipStream(stream, CompressionMode.Decompress);
        return XElement.Load(gzip);
    }

    private static XElement Normal(XElement document)
    {
        foreach (var empty in document.Descendants().Where(element => !element.HasElements && element.Value.Length == 0))
        {
            empty.RemoveNodes();
        }

        foreach (var package in document.Elements(s_common + "package"))
        {
            // Ours is that of the content: the file system's would differ from machine to machine.
            package.Element(s_common + "time")!.SetAttributeValue("file", null);
            var format = package.Element(s_common + "format")!;
            var provided = format.Element(s_rpm + "provides")!.Elements().Select(entry => entry.ToString()).ToHashSet();
            if (format.Element(s_rpm + "requires") is { } requires)
            {
                // createrepo_c leaves out what the package provides itself, repeats, and all but the newest of glibc; a solver comes to the same.
                var kept = requires.Elements()
                    .Where(entry => !provided.Contains(entry.ToString()) && !entry.Attribute("name")!.Value.StartsWith("libc.so.6", StringComparison.Ordinal))
                    .Select(entry => entry.ToString())
                    .Distinct()
                    .Order(StringComparer.Ordinal)
                    .Select(XElement.Parse);
                requires.ReplaceNodes(kept.ToList());
            }
        }

        return document;
    }
}
