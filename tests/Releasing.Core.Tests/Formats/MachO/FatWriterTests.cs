using Releasing.Failures;
using Releasing.Formats.Binaries;
using Releasing.Formats.MachO;

namespace Releasing.Core.Tests.Formats.MachO;

public sealed class FatWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _intel = new MachOSample { CpuType = 0x01000007, Payload = new SampleBytes(1).Noise(5000) }.Build();
    private readonly byte[] _arm = new MachOSample { MinimumOs = (11, 0, 0), Payload = new SampleBytes(2).Noise(7000) }.Build();

    public FatWriterTests()
    {
        File.WriteAllBytes(_folder["intel"], _intel);
        File.WriteAllBytes(_folder["arm"], _arm);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Both_slices_lie_unchanged_at_the_start_of_a_page()
    {
        await FatWriter.WriteAsync(_folder["fat"], [_folder["arm"], _folder["intel"]]);

        var bytes = await File.ReadAllBytesAsync(_folder["fat"]);
        BinaryImage.Read(_folder["fat"]).Architectures.ShouldBe([BinaryArchitecture.X64, BinaryArchitecture.Arm64]);
        bytes.AsSpan(1 << 12, _intel.Length).SequenceEqual(_intel).ShouldBeTrue();
        bytes.AsSpan(1 << 14).SequenceEqual(_arm).ShouldBeTrue();
    }

    [Fact]
    public async Task Bytes_do_not_depend_on_the_order_of_slices()
    {
        var one = await FatWriter.WriteAsync(_folder["one"], [_folder["arm"], _folder["intel"]]);
        var other = await FatWriter.WriteAsync(_folder["other"], [_folder["intel"], _folder["arm"]]);

        other.Sha256.ShouldBe(one.Sha256);
        one.Sha256.ShouldBe("366176063250f98085bc1ba910e5a70da7a74dfb69ca2ff2ee46f044521ff908");
    }

    [Fact]
    public async Task The_mode_of_the_slices_is_kept()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.SetUnixFileMode(_folder["intel"], (UnixFileMode)0b111_101_101);

        await FatWriter.WriteAsync(_folder["fat"], [_folder["intel"], _folder["arm"]]);

        File.GetUnixFileMode(_folder["fat"]).ShouldBe((UnixFileMode)0b111_101_101);
    }

    [Fact]
    public async Task Slices_that_do_not_fit_are_refused_by_name()
    {
        await File.WriteAllTextAsync(_folder["script"], "#!/bin/sh");
        await File.WriteAllBytesAsync(_folder["universal"], MachOSample.Fat(_intel));

        (await FailureAsync("arm", "arm")).ShouldContain("same processor");
        (await FailureAsync("arm", "script")).ShouldContain(_folder["script"]);
        (await FailureAsync("arm", "universal")).ShouldContain("universal program already");
        (await FailureAsync("arm", "missing")).ShouldContain(_folder["missing"]);
        (await FailureAsync()).ShouldContain("without any slice");
        File.Exists(_folder["fat"]).ShouldBeFalse();
    }

    private async Task<string> FailureAsync(params string[] slices) =>
        (await Should.ThrowAsync<ReleaseException>(() => FatWriter.WriteAsync(_folder["fat"], slices.Select(slice => _folder[slice])))).Message;
}
