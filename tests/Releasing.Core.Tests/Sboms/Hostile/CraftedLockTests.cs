using System.Text;
using Releasing.Failures;
using Releasing.Sboms;
using Releasing.Sboms.DotNet;
using Releasing.Sboms.Node;
using Releasing.Sboms.Python;

namespace Releasing.Core.Tests.Sboms.Hostile;

/// <summary>Files that are small and, for a reader that looks at one thing once for each of another, more work than a machine has. With the square of their size these tests would not end.</summary>
[Collection(nameof(HugeLockTests))]
public sealed class CraftedLockTests
{
    private const int Many = 150_000;

    [Fact]
    public void Many_lines_behind_a_long_text()
    {
        var text = new StringBuilder("{\"skipped\":\"").Append('x', 9 * 1024 * 1024).Append("\",\"lockfileVersion\":3,\"packages\":{\n");
        Rows(text, number => $"\"node_modules/a\":{{\"version\":\"1.0.{number % 9}\"}},\n", 100_000);
        Scan.Text(new PackageLockScanner(), "package-lock.json", text.Append("\"\":{}}}").ToString()).Components.Count.ShouldBe(9);
    }

    [Fact]
    public async Task A_long_text_in_small_pieces()
    {
        using var stream = new Trickle(Encoding.UTF8.GetBytes($"{{\"lockfileVersion\":3,\"packages\":{{}},\"skipped\":\"{new string('x', 9 * 1024 * 1024)}\"}}"));
        (await new PackageLockScanner().ScanAsync(stream, "package-lock.json", CancellationToken.None)).ShouldNotBeNull();
    }

    [Fact]
    public void Many_fields_beside_many_dependencies()
    {
        var text = new StringBuilder("{\"lockfileVersion\":3,\"packages\":{\"node_modules/a\":{\"optionalDependencies\":{},\"dependencies\":{");
        Rows(text, number => $"\"b{number}\":\"1\",", Many);
        text.Append("\"b\":\"1\"}");
        Rows(text, number => $",\"c{number}\":1", Many);
        Scan.Text(new PackageLockScanner(), "package-lock.json", text.Append("}}}").ToString()).Components.Count.ShouldBe(1);
    }

    [Fact]
    public void Many_links_from_a_long_path() =>
        Refusal(new PnpmLockScanner(), "pnpm-lock.yaml", $"lockfileVersion: '9.0'\nimporters:\n  ? {new string('p', 500_000)}\n  : dependencies:\n", number => $"      a{number}: 'link:{number}'\n", 50_000)
            .ShouldEndWith("… is too long. Let the package manager write the lock file again.");

    [Fact]
    public void Many_dependencies_of_a_framework_with_a_long_name() =>
        Refusal(new PackagesLockScanner(), "packages.lock.json", $"{{\"version\":1,\"dependencies\":{{\"{new string('n', 1_000_000)}/x\":{{\"a\":{{\"resolved\":\"1\",\"dependencies\":{{", number => $"\"b{number}\":\"1\",").ShouldContain("is too long for a framework");

    [Fact]
    public void Many_dependencies_of_a_package_with_a_long_name() =>
        Refusal(new PackageLockScanner(), "package-lock.json", $"{{\"lockfileVersion\":1,\"dependencies\":{{\"{new string('n', 1_000_000)}\":{{\"version\":\"1.0.0\",\"requires\":{{\"n\":\"1\"}}}}", number => $",\"b{number}\":{{\"version\":\"1\"}}", 10, "}}")
            .ShouldContain("has more than 4096 characters");

    [Fact]
    public void Many_versions_of_a_name_that_many_need()
    {
        var text = new StringBuilder("version = 1\n");
        Rows(text, number => $"[[package]]\nname = \"a\"\nversion = \"{number}\"\ndependencies = [{{ name = \"a\", version = \"none\" }}]\n", 60_000);
        Scan.Text(new UvLockScanner(), "uv.lock", text.ToString()).Components.Count.ShouldBe(60_000);
    }

    [Fact]
    public void Many_digests_of_one_package()
    {
        var text = new StringBuilder();
        Rows(text, number => $"a==1.0 --hash=sha256:{number:x64}\n", 100_000);
        Scan.Text(new RequirementsScanner(), "requirements.txt", text.ToString()).Named("a").Hashes.Count.ShouldBe(256);
    }

    [Fact]
    public void Many_targets_of_a_project_that_needs_many_packages()
    {
        var text = new StringBuilder("{\"version\":3,\"targets\":{");
        Rows(text, number => $"\"t{number}\":{{}},", 100_000);
        text.Append("\"t\":{}},\"project\":{\"frameworks\":{\"net10.0\":{\"dependencies\":{");
        Rows(text, number => $"\"a{number}\":{{}},", 100_000);
        Scan.Refusal(new ProjectAssetsScanner(), "project.assets.json", text.Append("\"a\":{}}}}}}").ToString()).Message.ShouldContain("its targets need more than 4000000 packages");
    }

    [Fact]
    public void Many_frameworks_beside_many_downloads()
    {
        var text = new StringBuilder("{\"version\":3,\"targets\":{},\"project\":{\"frameworks\":{\"net10.0\":{\"frameworkReferences\":{");
        Rows(text, number => $"\"f{number}\":{{}},", 100_000);
        text.Append("\"f\":{}},\"downloadDependencies\":[");
        Rows(text, number => $"{{\"name\":\"f{number}.Runtime.linux-x64\",\"version\":\"[1.0.0, 1.0.0]\"}},", 100_000);
        Scan.Text(new ProjectAssetsScanner(), "project.assets.json", text.Append("{}]}}}}").ToString()).Components.Count.ShouldBe(100_000);
    }

    private static void Rows(StringBuilder text, Func<int, string> row, int count)
    {
        for (var number = 0; number < count; number++)
        {
            text.Append(row(number));
        }
    }

    private static string Refusal(IScanner scanner, string path, string start, Func<int, string> row, int count = Many, string end = "")
    {
        var text = new StringBuilder(start);
        Rows(text, row, count);
        return Should.Throw<InvalidInputException>(() => Scan.Text(scanner, path, text.Append(end).ToString())).Message;
    }

    // As a pipe or a decompressor would give it.
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes, writable: false)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 512)]);
    }
}
