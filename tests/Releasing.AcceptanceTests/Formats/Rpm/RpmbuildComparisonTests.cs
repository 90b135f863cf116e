using Releasing.Formats.Payloads;
using Releasing.Formats.Rpm;

namespace Releasing.AcceptanceTests.Formats.Rpm;

/// <summary>Our header beside the one that rpmbuild writes of the same files and the same words.</summary>
public sealed class RpmbuildComparisonTests : IDisposable
{
    // What differs, and why.
    private static readonly Dictionary<string, string> s_explained = new(StringComparer.Ordinal)
    {
        ["Optflags"] = "the flags of a compiler that rpmbuild did not run here",
        ["Platform"] = "rpmbuild names the vendor of the machine it runs on",
        ["Fileclass"] = "rpmbuild asks libmagic, whose words depend on its version",
        ["Classdict"] = "as Fileclass",
        ["Dependsdict"] = "rpmbuild leaves the entries of a file in the order of a hash table, and counts places before it adds some rpmlib() features, so that its own point too low",
        ["Payloaddigest"] = "another deflate",
        ["Sigmd5"] = "of the whole file",
        ["Sigsize"] = "of the whole file",
        ["Sha1header"] = "of a header with these differences",
        ["Sha256header"] = "of a header with these differences",
        ["Headerimmutable"] = "the header itself",
        ["Headersignatures"] = "the signature header itself",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public async Task Every_tag_is_that_of_rpmbuild_but_for_those_explained()
    {
        var rpm = Validator.Require("rpm");
        var reference = RpmHeaderDump.Of(rpm, HelloSpec.Build(_folder.FullName));
        var path = Path.Combine(_folder.FullName, "ours.rpm");
        await RpmFile.WriteAsync(path, HelloPackage.From(_folder.FullName) with { Payload = new PayloadSettings { Level = 5 } });
        var ours = RpmHeaderDump.Of(rpm, path);

        var differences = reference.Keys.Union(ours.Keys)
            .Where(tag => !reference.GetValueOrDefault(tag, []).SequenceEqual(ours.GetValueOrDefault(tag, [])))
            .Where(tag => !s_explained.ContainsKey(tag))
            .Select(tag => $"{tag}: rpmbuild [{Show(reference, tag)}], ours [{Show(ours, tag)}]");
        differences.ShouldBeEmpty();
        ours["Dependsdict"].Length.ShouldBe(reference["Dependsdict"].Length);
        rpm.Accept("-qp", "--nosignature", "--qf", "[%{FILENAMES} %{FILEREQUIRE}\n]", path).ShouldContain("/usr/bin/hello libc.so.6()(64bit) libc.so.6(GLIBC_");
        rpm.Accept("-qp", "--nosignature", "--qf", "[%{FILENAMES} %{FILEREQUIRE}\n]", path).ShouldContain(" rtld(GNU_HASH)\n");
    }

    private static string Show(SortedDictionary<string, string[]> tags, string tag) => tags.TryGetValue(tag, out var values) ? string.Join(", ", values) : "absent";
}
