using Releasing.Failures;
using Releasing.Sboms;
using Releasing.Sboms.DotNet;
using Releasing.Sboms.Go;

namespace Releasing.Core.Tests.Sboms;

/// <summary>Lock files of a hundred megabytes and more, made while they are read.</summary>
[Trait("Category", "Soak")]
public sealed class HugeFileTests
{
    private const long Size = 100L * 1024 * 1024;

    [Fact]
    public void Libraries_without_end_are_refused() =>
        Refusal(new DepsJsonScanner(), "a.deps.json", "{\"libraries\":{\n", number => $"\"package.number.{number}/1.0.0\":{{\"type\":\"package\",\"sha512\":\"\"}},\n").ShouldContain("a.deps.json:250");

    [Fact]
    public void Packages_without_end_are_refused() =>
        Refusal(new PackagesLockScanner(), "packages.lock.json", "{\"dependencies\":{\"net10.0\":{\n", number => $"\"package.number.{number}\":{{\"type\":\"Direct\",\"resolved\":\"1.0.0\"}},\n").ShouldContain("250000");

    [Fact]
    public void Modules_without_end_are_refused() => Refusal(new GoModScanner(), "go.mod", "module x\nrequire (\n", number => $"example.org/module/{number} v1.0.0\n").ShouldContain("go.mod:250003");

    [Fact]
    public void Sums_without_end_are_refused() => Refusal(new GoSumScanner(), "go.sum", "", number => $"example.org/module/{number} v1.0.0 h1:AAAA=\n").ShouldContain("250000");

    [Fact]
    public void One_text_without_end_is_refused() => Refusal(new ProjectAssetsScanner(), "project.assets.json", "{\"version\":\"", _ => new string('x', 4096)).ShouldContain("longer than");

    [Fact]
    public async Task A_hundred_megabytes_of_what_is_not_needed_are_read_in_little_memory()
    {
        var before = GC.GetTotalAllocatedBytes();
        using var stream = new EndlessText("{\"version\":3,\"targets\":{},\"logs\":[\n", number => $"{{\"code\":\"NU1603\",\"message\":\"{number}\"}},\n", Size, "{}]}");

        (await new ProjectAssetsScanner().ScanAsync(stream, "project.assets.json", CancellationToken.None)).ShouldNotBeNull().Components.ShouldBeEmpty();

        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(30L * Size);
        GC.GetTotalMemory(forceFullCollection: true).ShouldBeLessThan(Size);
    }

    private static string Refusal(IScanner scanner, string path, string start, Func<long, string> row)
    {
        using var stream = new EndlessText(start, row, 3 * Size, "");
        return Should.Throw<InvalidInputException>(() => scanner.ScanAsync(stream, path, CancellationToken.None).GetAwaiter().GetResult()).Message;
    }
}
