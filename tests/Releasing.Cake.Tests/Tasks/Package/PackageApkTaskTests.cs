using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Cake.Core;
using Releasing.Cake.Settings;
using Releasing.Cake.Tests.Hosting;

namespace Releasing.Cake.Tests.Tasks.Package;

[Collection(OneHostAtATime.Name)]
public sealed class PackageApkTaskTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    [Fact]
    public void Of_the_target_with_musl_a_signed_package_is_made()
    {
        _release.WriteProgram("linux-x86_64-musl/tool", TinyBinaries.Elf());

        _release.Run<MuslContext>([], "--target=Package.Apk", "--allow-dirty").ShouldBe(0, _release.Output);

        var text = Unpacked("tool-1.2.3-r0.x86_64.apk");
        text.ShouldContain(".SIGN.RSA.tool.rsa.pub");
        text.ShouldContain("\npkgver = 1.2.3-r0\n");
        text.ShouldContain("usr/bin/tool");
        text.ShouldContain("depend = so:libz.so.1");
    }

    [Fact]
    public void A_target_with_glibc_is_left_out_and_the_reason_told()
    {
        _release.Run("--target=Package.Apk").ShouldBe(0, _release.Output);

        _release.Output.ShouldContain("Package.Apk (linux-x86_64): Alpine has no glibc");
        Directory.Exists(Path.Combine(_release.Artifacts, "dist")).ShouldBeFalse();
    }

    [Fact]
    public void Static_programs_of_a_target_with_glibc_are_packed_where_the_settings_say_so()
    {
        _release.Run<StaticContext>([], "--target=Package.Apk").ShouldBe(0, _release.Output);

        Unpacked("tool-1.2.3-r0.x86_64.apk").ShouldNotContain(".SIGN.");
    }

    [Fact]
    public void A_version_that_Alpine_cannot_write_is_left_out_and_the_reason_told()
    {
        _release.Tag("v2.0.0-1");

        _release.Run<StaticContext>([], "--target=Package.Apk").ShouldBe(0, _release.Output);

        _release.Output.ShouldContain("has no form that Alpine would sort");
        _release.Output.ShouldContain("Settings.Apk.Version");
    }

    private string Unpacked(string name)
    {
        using var gzip = new GZipStream(File.OpenRead(Path.Combine(_release.Artifacts, "dist", name)), CompressionMode.Decompress);
        using var text = new MemoryStream();
        gzip.CopyTo(text);
        return Encoding.Latin1.GetString(text.ToArray());
    }
}

public sealed class StaticContext : PrebuiltContext
{
    public StaticContext(ICakeContext context)
        : base(context) => Settings.Apk.StaticPrograms = true;
}

public sealed class MuslContext : PrebuiltContext
{
    public MuslContext(ICakeContext context)
        : base(context)
    {
        using var key = RSA.Create(2048);
        Settings.Targets.Add("linux-x86_64-musl");
        Settings.Apk.PrivateKey = Secret.FromText(key.ExportRSAPrivateKeyPem());
        Settings.Apk.Depends.Add("so:libz.so.1");
    }
}
