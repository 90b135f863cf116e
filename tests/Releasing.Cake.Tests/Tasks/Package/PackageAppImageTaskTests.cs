using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Cake.Core;
using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake.Tasks;
using Releasing.Cake.Tests.Hosting;
using Releasing.Files;
using Releasing.Formats.AppImage;
using Releasing.Formats.Archives;
using Releasing.Formats.SquashFs;
using Releasing.Targets;

namespace Releasing.Cake.Tests.Tasks.Package;

[Collection(OneHostAtATime.Name)]
public sealed class PackageAppImageTaskTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public PackageAppImageTaskTests()
    {
        WriteBytes("icon.png", TinyPng.Make(256));
        WriteBytes("tools/runtime-x86_64", Runtime());
        _release.Commit("build: a runtime");
        _release.Retag("v1.2.3");
    }

    public void Dispose() => _release.Dispose();

    [Fact]
    public void The_linux_program_becomes_an_AppImage_behind_the_runtime_of_the_repository()
    {
        _release.Run<AppImageContext>([], "--target=Package.AppImage").ShouldBe(0, _release.Output);

        Names().ShouldBe(["tool-1.2.3-x86_64.AppImage", "tool-1.2.3-x86_64.AppImage.zsync"]);
        using var file = File.OpenRead(Dist("tool-1.2.3-x86_64.AppImage"));
        var image = SquashFsImage.Open(file, "tool", Runtime().Length);
        string[] expected = ["AppRun", "tool.desktop", ".DirIcon", "usr/bin/tool", "usr/share/doc/tool/LICENSE", "usr/share/tool/data", "usr/share/metainfo/local.tool.appdata.xml"];
        expected.ShouldBeSubsetOf(image.Entries.Select(entry => entry.Path));
        image.ModificationTime.ShouldBe(new DateTimeOffset(2024, 2, 3, 4, 5, 6, TimeSpan.Zero));
        var entry = new MemoryStream();
        image.CopyTo(image.Entries.Single(found => found.Path == "tool.desktop"), entry);
        Encoding.UTF8.GetString(entry.ToArray()).ShouldContain("Categories=Utility;ConsoleOnly;\nX-AppImage-Version=1.2.3\n");
        File.ReadAllText(Dist("tool-1.2.3-x86_64.AppImage.zsync"), Encoding.Latin1).ShouldContain("URL: tool-1.2.3-x86_64.AppImage\n");
    }

    [Fact]
    public void A_file_that_nobody_wrote_is_told_before_anything_is_made()
    {
        _release.Run<MissingFileContext>([], "--target=Package.AppImage").ShouldNotBe(0);

        _release.Output.ShouldContain("Settings.AppImage.Files puts 'data.bin' at 'usr/share/tool/more', but there is no such file.");
        Directory.Exists(Path.Combine(_release.Artifacts, "dist")).ShouldBeFalse();
    }

    [Fact]
    public void A_second_run_makes_nothing_and_another_runtime_makes_it_again()
    {
        _release.Run<AppImageContext>([], "--target=Package.AppImage", "--allow-dirty").ShouldBe(0, _release.Output);
        _release.Run<AppImageContext>([], "--target=Package.AppImage", "--allow-dirty").ShouldBe(0, _release.Output);
        _release.Output.ShouldContain(": up to date");

        WriteBytes("tools/runtime-x86_64", Runtime(flags: 1));
        _release.Run<AppImageContext>([], "--target=Package.AppImage", "--allow-dirty").ShouldBe(0, _release.Output);

        _release.Output.ShouldNotContain(": up to date");
        File.ReadAllBytes(Dist("tool-1.2.3-x86_64.AppImage"))[48].ShouldBe((byte)1);
    }

    [Fact]
    public void Without_a_runtime_it_is_skipped_with_the_reason_unless_it_was_asked_for()
    {
        _release.Run("--target=Package").ShouldBe(0, _release.Output);
        _release.Output.ShouldContain("Settings.AppImage.Runtime names no runtime");
        Directory.EnumerateFiles(Path.Combine(_release.Artifacts, "dist"), "*.AppImage").ShouldBeEmpty();

        _release.Run("--target=Package.AppImage").ShouldNotBe(0);
        _release.Output.ShouldContain("an AppImage begins with a runtime");
        _release.Output.ShouldContain("https://github.com/AppImage/type2-runtime/releases");
        _release.Output.ShouldContain("RuntimeSha256");
    }

    [Fact]
    public void What_the_format_forbids_is_said_before_anything_is_compiled()
    {
        _release.Run<WrongAppImageContext>([], "--target=Package.AppImage").ShouldNotBe(0);

        _release.Output.ShouldContain("'Tools' is no registered category");
        _release.Output.ShouldContain("There is no icon");
        Directory.Exists(Path.Combine(_release.Artifacts, "dist")).ShouldBeFalse();
    }

    [Fact]
    public void A_runtime_is_downloaded_once_and_only_the_pinned_one_is_used()
    {
        using var server = new OneFileServer(Runtime());
        AddressContext.Address = server.Address;
        AddressContext.Sha256 = Convert.ToHexStringLower(SHA256.HashData(Runtime()));
        _release.Run<AddressContext>([], "--target=Package.AppImage").ShouldBe(0, _release.Output);
        File.Delete(Dist("tool-1.2.3-x86_64.AppImage"));
        _release.Run<AddressContext>([], "--target=Package.AppImage").ShouldBe(0, _release.Output);
        server.Requests.ShouldBe(1);

        AddressContext.Sha256 = new string('0', 64);
        _release.Run<AddressContext>([], "--target=Package.AppImage").ShouldNotBe(0);
        _release.Output.ShouldContain("the file is not the one that was pinned");
    }

    [Fact]
    public void A_replaced_task_calls_the_original()
    {
        _release.Run<AppImageContext>([typeof(OwnAppImage)], "--target=Package.AppImage").ShouldBe(0, _release.Output);

        using var file = File.OpenRead(Dist("tool-1.2.3-x86_64.AppImage"));
        SquashFsImage.Open(file, "tool", Runtime().Length).Entries.ShouldContain(entry => entry.Path == "usr/lib/extra" && entry.LinkTarget == "../bin/tool");
    }

    private static byte[] Runtime(byte flags = 0)
    {
        var elf = new byte[128];
        ((ReadOnlySpan<byte>)[0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, (byte)'A', (byte)'I', 2]).CopyTo(elf);
        (elf[16], elf[18], elf[40], elf[48], elf[52], elf[54], elf[58], elf[60]) = (2, 62, 64, flags, 64, 56, 64, 1);
        return elf;
    }

    private void WriteBytes(string relative, byte[] bytes)
    {
        var path = Path.Combine(_release.Root, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    private string Dist(string name) => Path.Combine(_release.Artifacts, "dist", name);

    private IEnumerable<string?> Names() => Directory.EnumerateFiles(Path.Combine(_release.Artifacts, "dist"), "*.AppImage*").Select(Path.GetFileName).Order(StringComparer.Ordinal);
}

[TaskName(TaskNames.PackageAppImage)]
public sealed class OwnAppImage : PackageAppImageTask
{
    protected override AppDir Describe(ReleaseContext context, Target target, IReadOnlyList<PlannedArtifact> programs)
    {
        var contents = base.Describe(context, target, programs);
        return contents with { Files = [.. contents.Files, ArchiveEntry.SymbolicLink("usr/lib/extra", "../bin/tool")] };
    }
}

public class AppImageContext : PrebuiltContext
{
    public AppImageContext(ICakeContext context)
        : base(context)
    {
        Settings.Project.Licence = "MIT";
        Settings.Desktop.Icon = "icon.png";
        Settings.AppImage.Runtime = "tools/runtime-{arch}";
        Settings.AppImage.Zsync = true;
        Settings.AppImage.Files["usr/share/tool/data"] = "README.md";
    }
}

public sealed class WrongAppImageContext : AppImageContext
{
    public WrongAppImageContext(ICakeContext context)
        : base(context)
    {
        Settings.Desktop.Icon = null;
        Settings.Desktop.Categories.Add("Tools");
    }
}

public sealed class MissingFileContext : AppImageContext
{
    public MissingFileContext(ICakeContext context)
        : base(context) => Settings.AppImage.Files["usr/share/tool/more"] = "data.bin";
}

public sealed class AddressContext : AppImageContext
{
    public AddressContext(ICakeContext context)
        : base(context)
    {
        Settings.AppImage.Runtime = Address;
        Settings.AppImage.RuntimeSha256["x86_64"] = Sha256;
    }

    public static string Address { get; set; } = "";

    public static string Sha256 { get; set; } = "";
}

/// <summary>Answers every request on this machine with one file.</summary>
internal sealed class OneFileServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private int _requests;

    public OneFileServer(byte[] file)
    {
        _listener.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/runtime";
        _ = Task.Run(() => ServeAsync(file));
    }

    public string Address { get; }

    public int Requests => _requests;

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync(byte[] file)
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                Interlocked.Increment(ref _requests);
                await using var stream = client.GetStream();
                _ = await stream.ReadAsync(new byte[4096]);
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {file.Length}\r\nConnection: close\r\n\r\n"));
                await stream.WriteAsync(file);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            return;
        }
    }
}
