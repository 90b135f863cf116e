using Releasing.Formats.Linux;

namespace Releasing.AcceptanceTests.Formats.Linux;

/// <summary>Programs that are not ours unpack what any model says: names, bytes, modes, owners, links and times.</summary>
public sealed class RandomModelTests
{
    private const int FirstSeed = 1_000;

    [SkippableFact]
    public Task Dozens_of_models_are_unpacked_as_they_are() => ForEachSeedAsync(FirstSeed, 12, withSevenZipEach: 4);

    [SkippableFact]
    [Trait("Category", "Soak")]
    public Task Hundreds_of_models_are_unpacked_as_they_are() => ForEachSeedAsync(FirstSeed + 100_000, 400, withSevenZipEach: 2);

    private static async Task ForEachSeedAsync(int first, int count, int withSevenZipEach)
    {
        Skip.IfNot(Environment.IsPrivilegedProcess, "only root gives files to others");
        for (var seed = first; seed < first + count; seed++)
        {
            try
            {
                using var model = new RandomModel(seed);
                await DpkgAsync(model);
                await CpioAsync(model);
                await ApkAsync(model);
                if (seed % withSevenZipEach == 0)
                {
                    await SevenZipAsync(model);
                }
            }
            catch (Exception failure) when (failure is not SkipException)
            {
                throw new InvalidOperationException($"Seed {seed}: {failure.Message}", failure);
            }
        }
    }

    private static async Task DpkgAsync(RandomModel model)
    {
        var path = await model.WriteAsync(PackageFormats.Deb);
        Validator.Require("dpkg-deb").Accept("--extract", path, model["dpkg"]);
        // dpkg-deb lets a link that comes late change the time of its folder.
        model.Compare(PackageFormats.Deb, model["dpkg"], "dpkg-deb", path => path with { Time = path.Kind == "d" ? "" : path.Time });

        Directory.CreateDirectory(model["ar"]);
        Validator.Require("ar").RunIn(model["ar"], "x", path).ShouldBeAccepted();
        Directory.CreateDirectory(model["tar"]);
        Validator.Require("tar").Accept("--delay-directory-restore", "-xpzf", Path.Combine(model["ar"], "data.tar.gz"), "-C", model["tar"]);
        model.Compare(PackageFormats.Deb, model["tar"], "tar");
    }

    private static async Task CpioAsync(RandomModel model)
    {
        var path = await model.WriteAsync(PackageFormats.Rpm);
        Directory.CreateDirectory(model["cpio"]);
        Validator.Require("rpm2cpio");
        Validator.Require("cpio");
        Validator.Require("sh").RunIn(model["cpio"], "-c", "rpm2cpio \"$0\" | cpio --extract --make-directories --preserve-modification-time --quiet", path).ShouldBeAccepted();
        // Names of owners are in the header, which cpio does not see; it gives only files their time.
        model.Compare(PackageFormats.Rpm, model["cpio"], "cpio", path => path with { Owner = "", Time = path.Kind == "f" ? path.Time : "" });
    }

    private static async Task ApkAsync(RandomModel model)
    {
        var path = await model.WriteAsync(PackageFormats.Apk);
        Directory.CreateDirectory(model["apk"]);
        // Its segments are one archive together; what describes the package lies in the root, where no package may put such a file.
        Validator.Require("tar").Accept("--delay-directory-restore", "--warning=no-unknown-keyword", "-xpzf", path, "-C", model["apk"], "--exclude=.PKGINFO");
        model.Compare(PackageFormats.Apk, model["apk"], "tar");
    }

    private static async Task SevenZipAsync(RandomModel model)
    {
        var program = Validator.Require("7z");
        foreach (var format in new[] { PackageFormats.Deb, PackageFormats.Rpm })
        {
            var folder = model["7z-" + format];
            program.Accept("x", await model.WriteAsync(format), "-y", "-o" + folder);
            // Versions differ in how far one call goes.
            var payload = Directory.EnumerateFiles(folder).Single(file => Path.GetFileName(file).StartsWith("data.tar", StringComparison.Ordinal) || file.Contains(".cpio", StringComparison.Ordinal));
            if (payload.EndsWith(".gz", StringComparison.Ordinal))
            {
                program.Accept("x", payload, "-y", "-o" + folder);
                payload = payload[..^".gz".Length];
            }

            var unpacked = Path.Combine(folder, "unpacked");
            var verdict = program.Run("x", payload, "-y", "-o" + unpacked);
            (verdict.Output + verdict.Error).Split('\n').ShouldAllBe(line => !line.StartsWith("ERROR", StringComparison.Ordinal) || line.StartsWith("ERROR: Dangerous link", StringComparison.Ordinal));
            // It refuses some links and leaves empty files in their place, and gives files the rights and times that it likes.
            model.Compare(format, unpacked, "7z", path => path.Kind == "l" || path.Sha256 == UnpackedPath.Empty ? null : path with { Owner = "", Time = "", Mode = "" });
        }
    }
}
