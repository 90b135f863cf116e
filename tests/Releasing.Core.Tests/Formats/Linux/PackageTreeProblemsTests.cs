using System.Net.Sockets;
using Releasing.Files;
using Releasing.Formats.Linux;

namespace Releasing.Core.Tests.Formats.Linux;

public sealed class PackageTreeProblemsTests : TreeFixture
{
    [Fact]
    public void All_problems_come_at_once()
    {
        Write("file");

        Problems(
            PackageContent.Files("missing", "/usr/bin/a"),
            PackageContent.Files("*.none", "/usr/bin/"),
            PackageContent.Tree("nowhere", "/opt/x"),
            PackageContent.Tree("file", "/opt/y"),
            PackageContent.Directory("/usr/bin")).Count.ShouldBe(5);
    }

    [Theory]
    [InlineData("usr/bin/tool", "is not absolute")]
    [InlineData("/usr/../etc/tool", "has the part '..'")]
    [InlineData("/usr/./tool", "has the part '.'")]
    [InlineData("/usr//tool", "has an empty part")]
    [InlineData("/usr/bin/to\0ol", "holds a control character")]
    [InlineData("/usr/bin/to\nol", "holds a control character")]
    [InlineData("", "is empty")]
    [InlineData("/", "has an empty part")]
    [InlineData("/usr/bin/", "has an empty part")]
    public void A_destination_that_leaves_its_place_is_refused(string destination, string problem) =>
        Problems(PackageContent.SymbolicLink("x", destination)).ShouldHaveSingleItem().ShouldContain(problem);

    [Fact]
    public void Half_a_letter_is_refused()
    {
        Problems(PackageContent.SymbolicLink("x", "/usr/bin/" + '\ud800')).ShouldHaveSingleItem().ShouldContain("is not valid Unicode");
        Problems(PackageContent.SymbolicLink("x" + '\udc00', "/usr/bin/x")).ShouldHaveSingleItem().ShouldContain("is not valid Unicode");
    }

    [Fact]
    public void A_name_longer_than_the_system_allows_is_refused()
    {
        Problems(PackageContent.Directory("/opt/" + new string('ä', 128))).ShouldHaveSingleItem().ShouldContain("255 bytes");
        Problems(PackageContent.Directory("/opt" + string.Concat(Enumerable.Repeat("/" + new string('x', 250), 17)))).ShouldHaveSingleItem().ShouldContain("4095 bytes");
        Resolve(PackageContent.Directory("/opt/" + new string('x', 255))).Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("a\nb", "control character")]
    public void A_target_that_no_format_can_carry_is_refused(string target, string problem) =>
        Problems(PackageContent.SymbolicLink(target, "/opt/link")).ShouldHaveSingleItem().ShouldContain(problem);

    [Fact]
    public void Two_files_for_one_path_are_named_both()
    {
        Write("a");
        Write("b");

        var problem = Problems(PackageContent.Files("a", "/usr/bin/tool"), PackageContent.Files("b", "/usr/bin/tool")).ShouldHaveSingleItem();

        problem.ShouldBe("'/usr/bin/tool' is brought twice: by the file 'a' and by the file 'b'. Leave one of them out.");
    }

    [Fact]
    public void A_file_and_a_directory_of_one_path_are_named_both()
    {
        Write("a");
        Write("tree/x/y");

        Problems(PackageContent.Files("a", "/opt/t"), PackageContent.Directory("/opt/t/")).ShouldHaveSingleItem().ShouldContain("by the file 'a' and by the directory '/opt/t/'");
        Problems(PackageContent.Tree("tree", "/opt/t"), PackageContent.Files("a", "/opt/t/x/y")).ShouldHaveSingleItem().ShouldContain("by '/opt/t/x/y' of the tree 'tree' and by the file 'a'");
    }

    [Fact]
    public void Directories_that_disagree_are_named_both()
    {
        Write("one/a");
        Write("two/b");

        Problems(PackageContent.Tree("one", "/opt/t"), PackageContent.Tree("two", "/opt/t") with { Owner = "daemon" }).ShouldHaveSingleItem().ShouldContain("tree 'one'");
        Problems(PackageContent.Directory("/opt/t"), PackageContent.Directory("/opt/t/")).ShouldHaveSingleItem().ShouldContain("brought twice");
    }

    [Fact]
    public void A_file_cannot_be_the_folder_of_another()
    {
        Write("a");
        Write("b");

        Problems(PackageContent.Files("a", "/opt/t"), PackageContent.Files("b", "/opt/t/sub/b")).ShouldHaveSingleItem()
            .ShouldBe("'/opt/t' is no folder by the file 'a', but the file 'b' puts '/opt/t/sub/b' into it. Rename one of them.");
        Problems(PackageContent.SymbolicLink("/srv/t", "/opt/t"), PackageContent.Files("b", "/opt/t/b")).ShouldHaveSingleItem().ShouldContain("the symbolic link to '/srv/t'");
    }

    [Fact]
    public void One_path_under_two_names_of_the_system_is_refused()
    {
        Write("a");
        Write("b");

        Problems(PackageContent.Files("a", "/lib/udev/rules.d/t.rules"), PackageContent.Files("b", "/usr/lib/udev/rules.d/t.rules")).ShouldHaveSingleItem()
            .ShouldBe("'/lib/udev/rules.d/t.rules' by the file 'a' and '/usr/lib/udev/rules.d/t.rules' by the file 'b' are one path where '/lib' is a link into /usr. Keep the one in /usr.");
        Own(Resolve(PackageContent.Directory("/lib/t"), PackageContent.Directory("/usr/lib/t"))).ShouldBe(["/lib/t", "/usr/lib/t"]);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/usr")]
    [InlineData("/usr/share/man/man1")]
    [InlineData("/usr/share/man/de/man8")]
    [InlineData("/etc/systemd/system/")]
    [InlineData("/usr/lib/systemd/system")]
    [InlineData("/usr/share/bash-completion/completions")]
    [InlineData("/usr/share/zsh/site-functions")]
    [InlineData("/usr/share/fish/vendor_completions.d")]
    [InlineData("/usr/share/licenses")]
    [InlineData("/usr/share/icons/hicolor/48x48/apps")]
    [InlineData("/usr/share/locale/pt_BR/LC_MESSAGES")]
    public void A_directory_of_the_system_cannot_be_claimed(string path) =>
        Problems(PackageContent.Directory(path)).ShouldHaveSingleItem().ShouldContain("is a directory of the system");

    [Theory]
    [InlineData("/usr/share/tool")]
    [InlineData("/usr/share/doc/tool")]
    [InlineData("/usr/share/man/tool")]
    [InlineData("/etc/tool.d")]
    [InlineData("/opt/tool")]
    [InlineData("/var/lib/tool")]
    public void A_directory_of_its_own_can(string path) => Own(Resolve(PackageContent.Directory(path))).ShouldBe([path]);

    [Fact]
    public void A_file_in_place_of_a_directory_of_the_system_is_refused() =>
        Problems(PackageContent.File(ContentSource.FromBytes("x"u8.ToArray(), "a test"), "/usr/bin")).ShouldHaveSingleItem().ShouldContain("the file made from a test");

    [Fact]
    public void Sources_of_the_wrong_type_say_what_to_use()
    {
        Write("tree/file");

        Problems(PackageContent.Files("tree", "/opt/t")).ShouldHaveSingleItem().ShouldContain("Use PackageContent.Tree");
        Problems(PackageContent.Tree("tree/file", "/opt/t")).ShouldHaveSingleItem().ShouldContain("Use PackageContent.Files");
    }

    [SkippableFact]
    public void Devices_and_sockets_are_refused_and_not_opened()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has none");
        Directory.CreateDirectory(Folder["tree"]);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Folder["tree/socket"]));

        Problems(PackageContent.Files("/dev/null", "/opt/null")).ShouldHaveSingleItem().ShouldContain("is a device, pipe or socket");
        Problems(PackageContent.Tree("tree", "/opt/t")).ShouldHaveSingleItem().ShouldContain("is a device, pipe or socket");
    }

    [SkippableFact]
    public void A_name_on_disk_with_a_line_end_is_refused()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such names");
        Write("tree/a\nb");

        Problems(PackageContent.Tree("tree", "/opt/t")).ShouldHaveSingleItem().ShouldBe("The destination '/opt/t/a b' of the tree 'tree' holds a control character, which no package format can carry: rename it.");
    }

    [Theory]
    [InlineData("100644")]
    [InlineData("10000")]
    [InlineData("37777777777")]
    public void A_mode_with_the_type_of_a_file_is_refused(string mode) =>
        Problems(PackageContent.SymbolicLink("x", "/opt/l") with { Mode = Convert.ToInt32(mode, 8) }).ShouldHaveSingleItem().ShouldContain("beyond 7777");

    [Theory]
    [InlineData("")]
    [InlineData("-x")]
    [InlineData("1000")]
    [InlineData("a b")]
    [InlineData("a:b")]
    [InlineData("ä")]
    [InlineData("abcdefghijklmnopqrstuvwxyz012345")]
    public void An_owner_that_is_no_portable_name_is_refused(string name)
    {
        Problems(PackageContent.Directory("/opt/t") with { Owner = name }).ShouldHaveSingleItem().ShouldContain("The owner");
        Problems(PackageContent.Directory("/opt/t") with { Group = name }).ShouldHaveSingleItem().ShouldContain("The group");
    }

    [Fact]
    public void Times_that_no_header_holds_are_refused() =>
        Problems(PackageContent.Directory("/opt/t") with { ModificationTime = DateTimeOffset.UnixEpoch.AddSeconds(-1) }).ShouldHaveSingleItem().ShouldContain("1970 to 2106");

    [Fact]
    public void Traits_that_cannot_be_are_refused()
    {
        Problems(PackageContent.Directory("/opt/t") with { Traits = PackageFileTraits.Config }).ShouldHaveSingleItem().ShouldContain("Only files");
        Problems(PackageContent.SymbolicLink("x", "/opt/t") with { Traits = PackageFileTraits.Ghost }).ShouldHaveSingleItem().ShouldContain("PackageContent.Ghost");
    }
}
