using System.Text;
using Releasing.Artifacts;
using Releasing.Cake.Settings;
using Releasing.Cake.Tasks;
using Releasing.Cake.Tests.Tasks.Build;
using Releasing.Failures;
using Releasing.Formats.Archives;
using Releasing.Formats.Dmg;
using Releasing.Targets;

namespace Releasing.Cake.Tests.Tasks.Package;

public sealed class PackageDmgTaskTests : IDisposable
{
    private readonly CodeSignFixture _release = new();
    private readonly ShownDmg _task = new();

    public PackageDmgTaskTests()
    {
        _release.Fixture.Write("LICENSE", "MIT\n").Write("README.md", "# tool\n").Write("data/manual.txt", "manual\n");
        WritePng("icon.png", 128);
        WritePng("small.png", 64);
    }

    private DmgSettings Settings => _release.Context.Settings.Dmg;

    public void Dispose() => _release.Dispose();

    [Fact]
    public async Task Every_macOS_target_gets_an_image_with_programs_licence_and_readme()
    {
        Compile("macos-x86_64", "macos-aarch64", "macos-universal2", "linux-x86_64");

        var images = await _release.RunAsync(_task);

        images.Select(image => image.Name).ShouldBe(["tool-1.2.3-macos-x86_64.dmg", "tool-1.2.3-macos-aarch64.dmg", "tool-1.2.3-macos-universal2.dmg"], ignoreOrder: true);
        var disk = Read(images[0]);
        disk.AsSpan(40 * 512 + 1024, 2).ToArray().ShouldBe("H+"u8.ToArray());
        Contains(disk, Encoding.BigEndianUnicode.GetBytes("tool 1.2.3")).ShouldBeTrue();
        Contains(disk, "program of macos-x86_64"u8).ShouldBeTrue();
        Names(images[0]).ShouldBe(["tool 755", "LICENSE 644", "README.md 644"]);
    }

    [Fact]
    public async Task An_application_has_its_icon_and_a_link_to_the_folder_of_applications()
    {
        Compile("macos-aarch64");
        Settings.AppBundle = true;
        Settings.Info["LSUIElement"] = true;
        Settings.Contents["Manual.txt"] = "data/manual.txt";
        (_release.Context.Settings.Desktop.DisplayName, _release.Context.Settings.Desktop.Identifier, _release.Context.Settings.Desktop.Icon) = ("My Tool", "org.example.tool", "icon.png");

        var image = (await _release.RunAsync(_task)).ShouldHaveSingleItem();

        Names(image).ShouldBe(
        [
            "My Tool.app/Contents/Info.plist 644", "My Tool.app/Contents/PkgInfo 644", "My Tool.app/Contents/MacOS/tool 755", "My Tool.app/Contents/Resources/LICENSE 644",
            "My Tool.app/Contents/Resources/README.md 644", "My Tool.app/Contents/Resources/AppIcon.icns 644", "Applications 777", ".VolumeIcon.icns 644", "Manual.txt 644",
        ]);
        var disk = Read(image);
        Contains(disk, "<key>CFBundleIdentifier</key>\n\t<string>org.example.tool</string>"u8).ShouldBeTrue();
        Contains(disk, "<key>LSUIElement</key>\n\t<true/>"u8).ShouldBeTrue();
        Contains(disk, "icns"u8).ShouldBeTrue();
    }

    [Fact]
    public async Task The_window_of_an_application_has_it_on_the_left_and_applications_on_the_right_before_a_picture()
    {
        Compile("macos-aarch64");
        (Settings.AppBundle, Settings.Window.Background, Settings.Window.Width) = (true, "icon.png", 800);
        Settings.Contents["Manual.txt"] = "data/manual.txt";
        Settings.Window.Positions["Manual.txt"] = new DmgPoint(400, 320);

        var image = (await _release.RunAsync(_task)).ShouldHaveSingleItem();

        var shown = _task.Show(_release.Context, TargetTable.Get(image.Target!), image.Inputs);
        shown.Window!.Positions.ShouldBe(
            new Dictionary<string, DmgPoint> { ["tool.app"] = new(200, 180), ["Applications"] = new(600, 180), ["Manual.txt"] = new(400, 320) }, ignoreOrder: true);
        Names(image).ShouldContain(".background/background.png 644");
        image.Files.ShouldContain("icon.png");
        Contains(Read(image), "Bud1"u8).ShouldBeTrue();

        Settings.Contents[".DS_Store"] = "data/manual.txt";
        _task.Show(_release.Context, TargetTable.Get(image.Target!), image.Inputs).Window.ShouldBeNull();
    }

    [Fact]
    public void A_window_is_part_of_what_decides_whether_an_image_is_made_again_and_its_mistakes_are_told()
    {
        Compile("macos-aarch64");
        var without = _task.Plan(_release.Context).Single().Facts;
        without.ShouldContain("window=none");
        Settings.Window.Enabled = true;
        _task.Plan(_release.Context).Single().Facts.ShouldNotBe(without);

        Settings.Window.Positions["Tool.app"] = new DmgPoint(1, 1);
        Settings.Window.Background = "missing.png";
        var error = Should.Throw<PreflightException>(() => _task.Plan(_release.Context).ToList());
        error.Message.ShouldContain("missing.png");
        error.Message.ShouldContain("'Tool.app', which is not in the root of the volume. Name what is there: tool, LICENSE, README.md.");
        Settings.Window.IconSize = 5000;
        Settings.Validate().ShouldHaveSingleItem().ShouldContain("Settings.Dmg.Window: IconSize of the window is 5000.");
    }

    [Fact]
    public async Task The_same_commit_gives_the_same_image_and_a_second_run_makes_nothing()
    {
        Compile("macos-aarch64");
        var image = (await _release.RunAsync(_task)).ShouldHaveSingleItem();
        var first = await File.ReadAllBytesAsync(_release.Context.FullPath(image));
        var written = File.GetLastWriteTimeUtc(_release.Context.FullPath(image));

        await _task.RunAsync(_release.Context);
        File.GetLastWriteTimeUtc(_release.Context.FullPath(image)).ShouldBe(written);
        File.Delete(_release.Context.FullPath(image));
        await _task.RunAsync(_release.Context);

        (await File.ReadAllBytesAsync(_release.Context.FullPath(image))).ShouldBe(first);
        image.HoldsSignature.ShouldBeFalse();
    }

    [Fact]
    public async Task With_an_identity_application_and_image_are_signed_and_the_image_is_notarised()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Compile("macos-aarch64");
        Settings.AppBundle = true;
        var apple = _release.Context.Settings.CodeSigning.Apple;
        (apple.Identity, apple.NotaryKeyId, apple.NotaryKey) = ("Developer ID Application: Ada Lovelace (ABCDE12345)", "ABCDE12345", Secret.FromText("key"));

        var image = (await _release.RunAsync(_task)).ShouldHaveSingleItem();

        image.HoldsSignature.ShouldBeTrue();
        _release.Runner.Calls.Select(call => $"{call.Program} {call.Arguments[0]} {Path.GetExtension(call.Arguments[^1])}").ShouldBe(
        [
            "codesign --force .app", "codesign --verify .app", "codesign --force .dmg", "codesign --verify .dmg", $"xcrun notarytool {Path.GetExtension(_release.Runner.Calls[4].Arguments[^1])}", "xcrun stapler .dmg",
        ]);
        _release.Runner.Calls[0].Arguments.ShouldContain("runtime");
        _release.Runner.Calls[2].Arguments.ShouldNotContain("runtime");
        Read(image).Length.ShouldBeGreaterThan(0);
        _release.LeftOver.ShouldBeEmpty();
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_before_anything_is_made()
    {
        Compile("macos-aarch64");
        Settings.AppBundle = true;
        Settings.Contents["a"] = "missing.txt";
        Settings.MinimumSystemVersion = "eleven";
        (_release.Context.Settings.Desktop.Icon, _release.Context.Settings.Desktop.Program) = ("small.png", "other");

        var error = Should.Throw<PreflightException>(() => _task.Plan(_release.Context).ToList());

        error.Problems.Count.ShouldBe(4);
        error.Message.ShouldContain("missing.txt");
        error.Message.ShouldContain("64 × 64");
        error.Message.ShouldContain("Settings.Desktop.Program");
        error.Message.ShouldContain("Settings.Dmg.MinimumSystemVersion");
    }

    [Fact]
    public void Names_that_the_volume_cannot_hold_beside_each_other_are_refused()
    {
        Compile("macos-aarch64");
        Settings.Contents["TOOL"] = "data/manual.txt";
        Settings.Contents["readme.md"] = "data/manual.txt";

        Should.Throw<PreflightException>(() => _task.Plan(_release.Context).ToList()).Message.ShouldContain("'readme.md' and 'README.md'");
        Settings.Contents.Remove("readme.md");
        Settings.VolumeName = "a:b";
        Should.Throw<PreflightException>(() => _task.Plan(_release.Context).ToList()).Message.ShouldContain("'a:b'");
    }

    [Fact]
    public void Hdiutil_is_refused_where_there_is_none()
    {
        Compile("macos-aarch64");
        Settings.UseHdiUtil = true;

        if (!OperatingSystem.IsMacOS())
        {
            Should.Throw<PreflightException>(() => _task.Plan(_release.Context).ToList()).Message.ShouldContain("Settings.Dmg.UseHdiUtil");
        }

        _task.Requirements(_release.Context).ShouldHaveSingleItem().Name.ShouldBe("hdiutil");
    }

    [Fact]
    public void Is_skipped_when_the_settings_say_so()
    {
        _task.SkipReason(_release.Context).ShouldBeNull();
        Settings.Enabled = false;
        _task.SkipReason(_release.Context).ShouldBe("Settings.Dmg.Enabled is false");
    }

    private void Compile(params string[] targets)
    {
        foreach (var target in targets)
        {
            _release.Compiled(target, "tool", Encoding.ASCII.GetBytes("program of " + target));
        }

        _release.Context.Settings.Project.Name = "tool";
    }

    private IEnumerable<string> Names(PlannedArtifact image) =>
        _task.Show(_release.Context, TargetTable.Get(image.Target!), image.Inputs).Entries.Select(entry => $"{entry.Name} {Convert.ToString(entry.Mode, 8)}");

    private byte[] Read(PlannedArtifact image)
    {
        using var file = File.OpenRead(_release.Context.FullPath(image));
        var disk = new MemoryStream();
        UdifReader.Open(file, image.Name).CopyTo(disk);
        return disk.ToArray();
    }

    private void WritePng(string name, int size)
    {
        var path = Path.Combine(_release.Fixture.Root, name);
        File.WriteAllBytes(path, TinyPng.Make(size));
    }

    private static bool Contains(ReadOnlySpan<byte> disk, ReadOnlySpan<byte> bytes) => disk.IndexOf(bytes) >= 0;

    private sealed class ShownDmg : PackageDmgTask
    {
        public DmgImage Show(ReleaseContext context, Target target, IReadOnlyList<PlannedArtifact> programs) => Describe(context, target, programs);
    }
}
