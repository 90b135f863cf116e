using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.Linux;

namespace Releasing.Core.Tests.Formats.Linux;

public sealed class PackageTreeTests : TreeFixture
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    [Fact]
    public void A_file_goes_to_its_path_with_parents_of_the_system_unclaimed()
    {
        Write("tool");

        var members = Resolve(PackageContent.Files("tool", "/usr/bin/tool"));

        members.Select(member => (member.Path, member.IsSystemDirectory)).ShouldBe([("/usr", true), ("/usr/bin", true), ("/usr/bin/tool", false)]);
        members.ShouldAllBe(member => member.Owner == "root" && member.Group == "root" && member.ModificationTime == CommitDate);
        members[0].Mode.ShouldBe(Octal("755"));
    }

    [Fact]
    public void Parents_of_the_packages_own_are_claimed_once()
    {
        Write("a");
        Write("b");

        var members = Resolve(PackageContent.Files("a", "/usr/share/tool/data/a"), PackageContent.Files("b", "/usr/share/tool/data/b"));

        Own(members).ShouldBe(["/usr/share/tool", "/usr/share/tool/data", "/usr/share/tool/data/a", "/usr/share/tool/data/b"]);
        members.Where(member => member.Kind == EntryKind.Directory).ShouldAllBe(member => member.Mode == Octal("755"));
    }

    [Fact]
    public void A_destination_that_ends_with_a_slash_is_a_folder()
    {
        Write("build/tool");

        Own(Resolve(PackageContent.Files("build/tool", "/usr/bin/"))).ShouldBe(["/usr/bin/tool"]);
    }

    [Fact]
    public void A_pattern_takes_the_files_of_one_folder_in_exact_case()
    {
        Write("conf/b.conf");
        Write("conf/a.conf");
        Write("conf/C.CONF");
        Write("conf/deep/d.conf");

        Own(Resolve(PackageContent.Files("conf/*.conf", "/etc/tool"))).ShouldBe(["/etc/tool", "/etc/tool/a.conf", "/etc/tool/b.conf"]);
    }

    [Fact]
    public void A_question_mark_is_one_letter()
    {
        Write("man/tool.1");
        Write("man/tool.1p");

        Own(Resolve(PackageContent.Files("man/tool.?", "/usr/share/man/man1"))).ShouldBe(["/usr/share/man/man1/tool.1"]);
    }

    [Fact]
    public void Two_stars_keep_the_folders_below_the_fixed_part()
    {
        Write("web/index.html");
        Write("web/css/a.css");
        Write("web/css/deep/b.css");

        Own(Resolve(PackageContent.Files("web/**/*.css", "/usr/share/tool"))).ShouldBe(
            ["/usr/share/tool", "/usr/share/tool/css", "/usr/share/tool/css/a.css", "/usr/share/tool/css/deep", "/usr/share/tool/css/deep/b.css"]);
        Own(Resolve(PackageContent.Files("web/**", "/usr/share/tool"))).ShouldContain("/usr/share/tool/index.html");
    }

    [SkippableTheory]
    [InlineData("a*.txt")]
    [InlineData("a?.txt")]
    [InlineData("a[1].txt")]
    [InlineData("{a}.txt")]
    [InlineData("back\\slash*.txt")]
    public void A_name_that_exists_wins_over_the_pattern_it_could_be(string name)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such names");
        Write(name, "literal");
        Write("ab.txt");

        Own(Resolve(PackageContent.Files(name, "/usr/bin/"))).ShouldBe([$"/usr/bin/{name}"]);
    }

    [SkippableFact]
    public void A_folder_whose_name_looks_like_a_pattern_is_that_folder()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such names");
        Write("v*/a.txt");
        Write("v1/b.txt");

        Own(Resolve(PackageContent.Files("v*/*.txt", "/opt/tool"))).ShouldBe(["/opt/tool", "/opt/tool/a.txt"]);
    }

    [SkippableFact]
    public void Modes_come_from_the_executable_bit_alone()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no modes");
        Write("tree/program", mode: OwnerOnly | UnixFileMode.SetUser);
        Write("tree/secret", mode: UnixFileMode.UserRead);
        Write("tree/open", mode: (UnixFileMode)0b110_111_111);

        Resolve(PackageContent.Tree("tree", "/opt/tool")).Where(member => member.Kind == EntryKind.File).Select(member => (member.Path, Convert.ToString(member.Mode, 8)))
            .ShouldBe([("/opt/tool/open", "644"), ("/opt/tool/program", "755"), ("/opt/tool/secret", "644")]);
    }

    [Theory]
    [InlineData("#!/bin/sh\n", "755")]
    [InlineData("\u007fELF", "755")]
    [InlineData("#", "644")]
    [InlineData("", "644")]
    public void Bytes_that_lie_on_no_disk_are_executable_by_their_start(string text, string mode)
    {
        var content = ContentSource.FromBytes(System.Text.Encoding.Latin1.GetBytes(text), "a test");

        Resolve(PackageContent.File(content, "/opt/x"))[^1].Mode.ShouldBe(Octal(mode));
    }

    [Fact]
    public void What_is_stated_holds()
    {
        Write("tree/deep/f");
        var time = DateTimeOffset.FromUnixTimeMilliseconds(1_600_000_000_999);

        var members = Resolve(PackageContent.Tree("tree", "/opt/tool") with { Owner = "daemon", Group = "www-data", Mode = Octal("4750"), DirectoryMode = Octal("2770"), ModificationTime = time });

        members.Where(member => !member.IsSystemDirectory).Select(member => (member.Path, Convert.ToString(member.Mode, 8), member.Owner, member.Group, member.ModificationTime.ToUnixTimeMilliseconds()))
            .ShouldBe([
                ("/opt/tool", "2770", "daemon", "www-data", 1_600_000_000_000),
                ("/opt/tool/deep", "2770", "daemon", "www-data", 1_600_000_000_000),
                ("/opt/tool/deep/f", "4750", "daemon", "www-data", 1_600_000_000_000)]);
    }

    [SkippableFact]
    public void Links_of_a_tree_are_kept_and_never_followed()
    {
        Skip.If(OperatingSystem.IsWindows(), "making links needs a privilege");
        Write("tree/lib.so.1");
        File.CreateSymbolicLink(Folder["tree/lib.so"], "lib.so.1");
        File.CreateSymbolicLink(Folder["tree/out"], "../../../etc/passwd");
        File.CreateSymbolicLink(Folder["tree/dangling"], "/nowhere/%s");
        Directory.CreateSymbolicLink(Folder["tree/circle"], ".");

        var members = Resolve(PackageContent.Tree("tree", "/opt/tool"));

        members.Where(member => member.Kind == EntryKind.SymbolicLink).Select(member => (member.Path, member.LinkTarget)).ShouldBe([
            ("/opt/tool/circle", "."), ("/opt/tool/dangling", "/nowhere/%s"), ("/opt/tool/lib.so", "lib.so.1"), ("/opt/tool/out", "../../../etc/passwd")]);
        Own(members).Count().ShouldBe(6);
    }

    [SkippableFact]
    public void A_pattern_keeps_links_and_a_name_follows_them()
    {
        Skip.If(OperatingSystem.IsWindows(), "making links needs a privilege");
        Write("build/tool-1.0", "program");
        File.CreateSymbolicLink(Folder["build/tool"], "tool-1.0");
        Directory.CreateSymbolicLink(Folder["build/circle"], "..");

        Resolve(PackageContent.Files("build/tool", "/usr/bin/"))[^1].ShouldSatisfyAllConditions(
            member => member.Path.ShouldBe("/usr/bin/tool"), member => member.Kind.ShouldBe(EntryKind.File), member => member.Content!.Length.ShouldBe(7));
        Resolve(PackageContent.Files("build/**/tool*", "/opt/tool")).Where(member => member.Path.StartsWith("/opt/tool/", StringComparison.Ordinal)).Select(member => (member.Path, member.Kind))
            .ShouldBe([("/opt/tool/tool", EntryKind.SymbolicLink), ("/opt/tool/tool-1.0", EntryKind.File)]);
    }

    [Fact]
    public void A_tree_may_run_through_directories_of_the_system()
    {
        Write("root/usr/bin/tool");
        Write("root/etc/tool/tool.conf");

        Own(Resolve(PackageContent.Tree("root", "/"))).ShouldBe(["/etc/tool", "/etc/tool/tool.conf", "/usr/bin/tool"]);
    }

    [Fact]
    public void Trees_share_a_folder_and_a_directory_says_what_holds_for_it()
    {
        Write("one/sub/a");
        Write("two/sub/b");

        var members = Resolve(PackageContent.Tree("one", "/opt/tool"), PackageContent.Tree("two", "/opt/tool"), PackageContent.Directory("/opt/tool/sub") with { Owner = "daemon" });

        Own(members).ShouldBe(["/opt/tool", "/opt/tool/sub", "/opt/tool/sub/a", "/opt/tool/sub/b"]);
        members.Single(member => member.Path == "/opt/tool/sub").Owner.ShouldBe("daemon");
    }

    [Fact]
    public void A_content_for_another_format_is_not_looked_at()
    {
        var content = PackageContent.Files("missing", "/usr/bin/tool") with { Formats = PackageFormats.Rpm | PackageFormats.Apk };

        Resolve(PackageFormats.Deb, content).ShouldBeEmpty();
    }

    [Fact]
    public void Only_rpm_has_ghosts()
    {
        var ghost = PackageContent.Ghost("/var/log/tool.log") with { Mode = Octal("600") };

        Resolve(PackageFormats.Deb, ghost).ShouldBeEmpty();
        Resolve(PackageFormats.Apk, ghost).ShouldBeEmpty();
        var member = Resolve(PackageFormats.Rpm, ghost)[^1];
        (member.Path, member.Traits, member.Content, member.Mode).ShouldBe(("/var/log/tool.log", PackageFileTraits.Ghost, null, Octal("600")));
    }

    [Theory]
    [InlineData(PackageFileTraits.NoReplace)]
    [InlineData(PackageFileTraits.MissingOk)]
    public void What_is_said_of_configurations_makes_one(PackageFileTraits trait)
    {
        Write("etc/sub/a.conf");

        var members = Resolve(PackageContent.Tree("etc", "/etc/tool") with { Traits = trait });

        members[^1].Traits.ShouldBe(trait | PackageFileTraits.Config);
        members.Where(member => member.Kind == EntryKind.Directory).ShouldAllBe(member => member.Traits == PackageFileTraits.None);
    }

    [Theory]
    [InlineData("/usr/share/locale/de/LC_MESSAGES/tool.mo", "de")]
    [InlineData("/usr/share/locale/pt_BR/LC_MESSAGES/tool.mo", "pt_BR")]
    [InlineData("/usr/share/locale/sr@latin/LC_MESSAGES/tool.mo", "sr@latin")]
    [InlineData("/usr/share/man/zh_CN.UTF-8/man1/tool.1.gz", "zh_CN.UTF-8")]
    [InlineData("/usr/share/man/man1/tool.1.gz", "")]
    [InlineData("/usr/share/locale/locale.alias", "")]
    [InlineData("/opt/share/locale/de/LC_MESSAGES/tool.mo", "")]
    public void A_translation_has_the_language_of_its_folder(string path, string language) =>
        Resolve(PackageContent.File(ContentSource.FromBytes("x"u8.ToArray(), "a test"), path)).ShouldSatisfyAllConditions(
            members => members[^1].Language.ShouldBe(language), members => members.SkipLast(1).ShouldAllBe(member => member.Language == ""));

    [Fact]
    public void Members_are_in_ordinal_order_whatever_the_order_of_the_contents()
    {
        var contents = new[] { "/opt/t-x/a", "/opt/t/Z", "/opt/t/a", "/opt/t.d" }.Select(path => PackageContent.File(ContentSource.FromBytes("x"u8.ToArray(), "a test"), path)).ToArray();

        var forward = Resolve(contents).Select(member => member.Path).ToList();

        forward.ShouldBe(["/opt", "/opt/t", "/opt/t-x", "/opt/t-x/a", "/opt/t.d", "/opt/t/Z", "/opt/t/a"]);
        Resolve([.. contents.Reverse()]).Select(member => member.Path).ShouldBe(forward);
    }

    internal static int Octal(string digits) => Convert.ToInt32(digits, 8);
}
