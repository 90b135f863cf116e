using System.Security.Cryptography;
using System.Text;
using Releasing.Core.Tests.Formats.Deb;
using Releasing.Core.Tests.Formats.SquashFs;
using Releasing.Failures;
using Releasing.Formats.AppImage;
using Releasing.Formats.Comparison;
using Releasing.Formats.SquashFs;
using Releasing.Targets;

namespace Releasing.Core.Tests.Formats.AppImage;

public sealed class AppImageFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder["tool-1.2.3-x86_64.AppImage"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Begins_with_the_runtime_and_holds_what_a_desktop_asks_for()
    {
        var written = await AppImageFile.WriteAsync(Path, AppImageSample.Package());

        var bytes = await File.ReadAllBytesAsync(Path);
        var runtime = AppImageSample.RuntimeBytes();
        bytes[..runtime.Length].ShouldHaveBytes(runtime);
        written.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        written.Size.ShouldBe(bytes.Length);
        using var stream = new MemoryStream(bytes);
        var image = SquashFsImage.Open(stream, Path, runtime.Length);
        string.Join('\n', SquashFsSample.Listing(image).Select(line => line[..line.LastIndexOf(' ')])).ShouldBe(
            """
            / Directory 755
            /.DirIcon File 644 33
            /AppRun SymbolicLink 777
            /tool.desktop File 644 172
            /tool.png File 644 33
            /usr Directory 755
            /usr/bin Directory 755
            /usr/bin/tool File 755 20
            /usr/share Directory 755
            /usr/share/applications Directory 755
            /usr/share/applications/tool.desktop File 644 172
            /usr/share/icons Directory 755
            /usr/share/icons/hicolor Directory 755
            /usr/share/icons/hicolor/256x256 Directory 755
            /usr/share/icons/hicolor/256x256/apps Directory 755
            /usr/share/icons/hicolor/256x256/apps/tool.png File 644 33
            /usr/share/metainfo Directory 755
            /usr/share/metainfo/org.example.tool.appdata.xml File 644 790
            """.ReplaceLineEndings("\n"));
        image.Entries.Single(entry => entry.Path == "AppRun").LinkTarget.ShouldBe("usr/bin/tool");
    }

    [Fact]
    public async Task Is_executable_and_the_same_each_time()
    {
        var first = await AppImageFile.WriteAsync(Path, AppImageSample.Package());
        var second = await AppImageFile.WriteAsync(_folder["deeper/again.AppImage"], AppImageSample.Package());

        second.Sha256.ShouldBe(first.Sha256);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path).ShouldBe((UnixFileMode)0b111_101_101);
        }
    }

    [Fact]
    public async Task Says_where_its_next_version_is()
    {
        const string Update = "gh-releases-zsync|ada|tool|latest|tool-*-x86_64.AppImage.zsync";
        UpdateInformation.GitHub("ada", "tool", "tool-*-x86_64.AppImage.zsync").ShouldBe(Update);

        await AppImageFile.WriteAsync(Path, AppImageSample.Package() with { UpdateInformation = Update });

        var section = AppImageSample.Runtime(AppImageSample.RuntimeBytes()).Section(".upd_info")!.Value;
        var bytes = await File.ReadAllBytesAsync(Path);
        Encoding.ASCII.GetString(bytes, section.Offset, section.Length).TrimEnd('\0').ShouldBe(Update);
    }

    // The signature is over the digest, in hexadecimal digits, of the file whose sections for signature and key are empty.
    [Fact]
    public async Task Holds_the_signature_over_itself_and_the_key()
    {
        var plain = await AppImageFile.WriteAsync(_folder["plain.AppImage"], AppImageSample.Package());
        var signer = new RecordingSigner();

        var written = await AppImageFile.WriteAsync(Path, AppImageSample.Package() with { Signer = signer, PublicKey = "the key\n"u8.ToArray() });

        Encoding.ASCII.GetString(signer.Signed).ShouldBe(plain.Sha256);
        var bytes = await File.ReadAllBytesAsync(Path);
        written.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        TextOf(bytes, ".sha256_sig").ShouldStartWith("\n-----BEGIN PGP SIGNATURE-----\n\n");
        TextOf(bytes, ".sha256_sig").ShouldEndWith("-----END PGP SIGNATURE-----\n");
        TextOf(bytes, ".sig_key").ShouldBe("the key\n");
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once_and_leaves_no_file()
    {
        var contents = AppImageSample.Contents("tool") with { Icon = null };
        var package = AppImageSample.Package() with
        {
            Target = TargetTable.Get("linux-aarch64"),
            UpdateInformation = new string('x', 300),
            Contents = contents with
            {
                Program = "other",
                Entry = contents.Entry with { Program = "a b", Categories = ["Tools"], Name = "a\nb" },
                Component = contents.Component with { Licence = "", Summary = "", Homepage = "nowhere" },
            },
        };

        var error = await Should.ThrowAsync<PreflightException>(() => AppImageFile.WriteAsync(Path, package));

        string[] expected =
        [
            "key Name", "key Exec", "'Tools' is no registered category", "no main category", "summary", "project_license", "homepage", "no icon", "no program usr/bin/other", "is for X64, not for linux-aarch64",
            "of no known form", "room for 255",
        ];
        error.Problems.Count.ShouldBe(expected.Length, error.Message);
        expected.ShouldAllBe(part => error.Message.Contains(part));
        Directory.GetFiles(_folder.Path).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(100, 200, "100 by 200")]
    [InlineData(2048, 2048, "at most 1024")]
    public void An_icon_must_be_a_square_of_a_size_that_is_shown(int width, int height, string expected) =>
        (AppImageSample.Contents() with { Icon = AppImageSample.Icon(width, height) }).Problems().ShouldHaveSingleItem().ShouldContain(expected);

    [Fact]
    public void An_icon_must_be_a_picture() =>
        (AppImageSample.Contents() with { Icon = Releasing.Files.ContentSource.FromBytes("GIF89a"u8.ToArray(), "icon.gif") }).Problems().ShouldHaveSingleItem().ShouldContain("no PNG");

    [Fact]
    public async Task A_comparison_names_the_member_that_differs()
    {
        await AppImageFile.WriteAsync(Path, AppImageSample.Package());
        var package = AppImageSample.Package();
        await AppImageFile.WriteAsync(_folder["b"], package with { Contents = package.Contents with { Files = [SquashFsSample.File("usr/bin/tool", "#!/bin/sh\necho other\n"u8.ToArray())] } });

        FileComparison.Compare(Path, Path).ShouldBeEmpty();
        var found = FileComparison.Compare(Path, _folder["b"]).Select(difference => difference.ToString()).ToList();
        found.ShouldBe(["usr/bin/tool: mode is '755', then '644'", "usr/bin/tool: size is 20, then 21; contents differ from line 2 (byte 15) on: '#!/bin/sh.echo tool.', then '#!/bin/sh.echo other.'"]);

        await AppImageFile.WriteAsync(_folder["c"], package with { UpdateInformation = "zsync|https://example.org/t.zsync" });
        FileComparison.Compare(Path, _folder["c"]).ShouldHaveSingleItem().Member.ShouldBe("runtime → section .upd_info");
    }

    private static string TextOf(byte[] bytes, string name)
    {
        var section = AppImageSample.Runtime().Section(name)!.Value;
        return Encoding.ASCII.GetString(bytes, section.Offset, section.Length).TrimEnd('\0');
    }
}
