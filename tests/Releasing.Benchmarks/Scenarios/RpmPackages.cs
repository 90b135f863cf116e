using System.Globalization;
using System.Text;
using Releasing.Benchmarks.Measuring;

namespace Releasing.Benchmarks.Scenarios;

/// <summary>How fast a package of many small files is.</summary>
internal sealed class RpmPackages : Scenario
{
    private const int Files = 5000;

    private static readonly string[] s_words = ["release", "package", "of", "the", "and", "signature", "checksum", "linux", "a", "to", "version", "\n", "0x7f", "archive", "{", "}", "value", "="];

    public override string Name => "rpm";

    public override string Description => "an RPM package of 5,000 small files against rpmbuild, gzip level 5 both";

    public override int Rounds => 3;

    public override IEnumerable<Finding> Measure(int rounds)
    {
        _ = Command.Require("rpmbuild");
        using var work = new WorkFolder();
        var tree = work.Make("tree");
        Fill(tree);
        var spec = work.Write("bench.spec", $$"""
            %global debug_package %{nil}
            %global __os_install_post %{nil}
            %global _build_id_links none
            Name: bench
            Version: 1.0.0
            Release: 1
            Summary: Something to measure
            License: MIT
            %description
            Something to measure.
            %install
            mkdir -p %{buildroot}/opt
            cp -a {{tree}} %{buildroot}/opt/bench
            %files
            /opt/bench
            """);
        var output = work.Make("ours");
        var ours = Path.Combine(output, "bench.rpm");
        var writer = new Contestant("RpmFile", Worker("package", "rpm", tree, output), () => File.Delete(ours));
        var builder = new Contestant(
            "rpmbuild",
            new Command("rpmbuild", "--quiet", "-bb", "--target", "x86_64", "--define", $"_topdir {work["top"]}", "--define", "_binary_payload w5.gzdio", spec),
            () => WorkFolder.Remove(work["top"]));
        Contestant.Alternate(rounds, writer, builder);
        yield return Finding.Ratio("5,000 files", writer, builder, 0.2);
        var theirs = Directory.GetFiles(work["top/RPMS/x86_64"]).Single();
        var (size, other) = (new FileInfo(ours).Length, new FileInfo(theirs).Length);
        yield return Finding.Limit("size of the package", $"{size:N0} B", $"{other:N0} B", (double)size / other, 1.03, "×");
    }

    private static void Fill(string tree)
    {
        var random = new Random(5);
        for (var number = 0; number < Files; number++)
        {
            var folder = Directory.CreateDirectory(Path.Combine(tree, string.Create(CultureInfo.InvariantCulture, $"part{number % 50:00}"))).FullName;
            var text = new StringBuilder();
            for (var length = random.Next(200, 8000); text.Length < length;)
            {
                text.Append(s_words[random.Next(s_words.Length)]).Append(' ');
            }

            File.WriteAllText(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"file{number:0000}.{(number % 3 == 0 ? "json" : "txt")}")), text.ToString());
        }
    }
}
