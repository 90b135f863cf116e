using System.Text;
using Releasing.Core.Tests.Formats.Binaries;
using Releasing.Formats.Pe;

namespace Releasing.Core.Tests.Formats.Pe;

public sealed class PeVersionTests
{
    [Fact]
    public void The_version_of_a_real_assembly_is_read()
    {
        var location = typeof(PeVersionTests).Assembly.Location;
        using var stream = File.OpenRead(location);

        var version = PeVersion.Read(stream, location).ShouldNotBeNull();

        version.Version.ShouldBe(System.Diagnostics.FileVersionInfo.GetVersionInfo(location).FileVersion);
        version.Language.ShouldBe(0);
    }

    [Fact]
    public void A_program_without_resources_and_other_files_have_none()
    {
        Read(new PeSample().Build()).ShouldBeNull();
        Read(Encoding.UTF8.GetBytes("MZ, says the text, and goes on for more than sixty-four characters, as a header would.")).ShouldBeNull();
        Read([]).ShouldBeNull();
        Read("#!/bin/sh\n"u8.ToArray()).ShouldBeNull();
    }

    [Fact]
    public void A_damaged_resource_never_fails()
    {
        var bytes = File.ReadAllBytes(typeof(PeVersionTests).Assembly.Location);
        var random = new SampleBytes(7);
        for (var turn = 0; turn < 300; turn++)
        {
            var damaged = bytes.AsSpan(0, 4096).ToArray();
            for (var flips = 0; flips < 8; flips++)
            {
                damaged[random.Below(damaged.Length)] = (byte)random.Next();
            }

            Should.NotThrow(() => Read([.. damaged, .. bytes.AsSpan(4096)]));
        }
    }

    private static PeVersion? Read(byte[] bytes) => PeVersion.Read(new MemoryStream(bytes), "tool.exe");
}
