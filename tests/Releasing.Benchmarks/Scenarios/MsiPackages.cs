using System.Globalization;
using System.Text;
using Releasing.Benchmarks.Measuring;

namespace Releasing.Benchmarks.Scenarios;

/// <summary>How fast and how small a package for Windows Installer is, and how much memory a large one takes.</summary>
internal sealed class MsiPackages : Scenario
{
    private const int Files = 5000;
    private const int Programs = 100_000_000;
    private const double Megabyte = 1_000_000;

    public override string Name => "msi";

    public override string Description => "a package of 100 MB of programs and 5,000 small files against wixl; a program of 2 GB: peak memory";

    public override int Rounds => 3;

    public override IEnumerable<Finding> Measure(int rounds)
    {
        _ = Command.Require("wixl");
        using var work = new WorkFolder();
        var tree = SdkPrograms.Collect(work.Make("tree"), Programs);
        SmallFiles.Fill(tree, Files);
        work.Write("bench.wxs", Source(tree));
        var output = work.Make("ours");
        var (ours, theirs) = (Path.Combine(output, "bench.msi"), work["theirs.msi"]);
        var writer = new Contestant("MsiFile", Worker("installer", "msi", tree, output), () => File.Delete(ours));
        var builder = new Contestant("wixl", new Command("wixl", "-a", "x64", "-o", theirs, "bench.wxs") { Folder = work.Folder }, () => File.Delete(theirs));
        Contestant.Alternate(rounds, writer, builder);
        yield return Finding.Ratio($"100 MB of programs and {Files:N0} files, {Environment.ProcessorCount} processors", writer, builder, 1);
        var (size, other) = (new FileInfo(ours).Length, new FileInfo(theirs).Length);
        yield return Finding.Limit("size of the package", $"{size:N0} B", $"{other:N0} B", (double)size / other, 1.05, "×");
        File.Delete(ours);

        var large = SdkPrograms.Join(work["large"], 2_000_000_000, 200_000_000);
        var outcome = (Worker("installer", "msi", large, output) with { WatchMemory = true }).Run();
        yield return Finding.Limit(
            "a program of 2 GB, peak memory", string.Create(CultureInfo.InvariantCulture, $"{outcome.PeakBytes / Megabyte:0} MB in {outcome.Elapsed.TotalSeconds:0.0} s"), "", outcome.PeakBytes / Megabyte, 150, " MB");
    }

    // A component for each file, as in ours.
    private static string Source(string tree)
    {
        var source = new StringBuilder("""
            <?xml version="1.0" encoding="utf-8"?>
            <Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
            <Product Id="*" Name="Bench" Language="1033" Version="1.0.0" Manufacturer="Bench" UpgradeCode="0f5e5a0e-7d0e-4cf0-a8d1-0123456789ab">
            <Package InstallerVersion="500" Compressed="yes"/>
            <Media Id="1" Cabinet="bench.cab" EmbedCab="yes"/>
            <Directory Id="TARGETDIR" Name="SourceDir"><Directory Id="ProgramFiles64Folder"><Directory Id="INSTALLDIR" Name="Bench">
            """);
        var count = 0;
        foreach (var folder in Directory.GetDirectories(tree).Order(StringComparer.Ordinal).Append(tree))
        {
            var inner = folder != tree;
            source.Append(inner ? $"<Directory Id=\"{Path.GetFileName(folder)}\" Name=\"{Path.GetFileName(folder)}\">\n" : "");
            foreach (var file in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
            {
                source.Append(CultureInfo.InvariantCulture, $"<Component Id=\"c{count}\" Guid=\"{new Guid(count, 0, 1, [1, 2, 3, 4, 5, 6, 7, 8]):D}\"><File Id=\"f{count++}\" KeyPath=\"yes\" Name=\"{Path.GetFileName(file)}\" Source=\"tree/{Path.GetRelativePath(tree, file)}\"/></Component>\n");
            }

            source.Append(inner ? "</Directory>\n" : "");
        }

        source.Append("</Directory></Directory></Directory><Feature Id=\"Main\" Level=\"1\">\n");
        for (var i = 0; i < count; i++)
        {
            source.Append(CultureInfo.InvariantCulture, $"<ComponentRef Id=\"c{i}\"/>\n");
        }

        return source.Append("</Feature></Product></Wix>\n").ToString();
    }
}
