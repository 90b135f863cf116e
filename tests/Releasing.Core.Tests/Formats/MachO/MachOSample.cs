using Releasing.Core.Tests.Formats.Binaries;

namespace Releasing.Core.Tests.Formats.MachO;

/// <summary>Makes a thin Mach-O file of a header and load commands, followed by some bytes of its own.</summary>
public sealed class MachOSample
{
    public long CpuType { get; init; } = 0x0100000C;

    public bool Is64 { get; init; } = true;

    public bool IsBigEndian { get; init; }

    public string[] Libraries { get; init; } = [];

    public (int Major, int Minor, int Patch)? MinimumOs { get; init; }

    /// <summary>Whether the minimum is told by the older LC_VERSION_MIN_MACOSX.</summary>
    public bool IsOldCommand { get; init; }

    /// <summary>The platform of LC_BUILD_VERSION; 1 is macOS.</summary>
    public int Platform { get; init; } = 1;

    public byte[] Payload { get; init; } = [];

    public byte[] Build()
    {
        var commands = new ByteWriter(IsBigEndian);
        var count = 0;
        foreach (var library in Libraries)
        {
            var length = (24 + library.Length + 1 + 7) / 8 * 8;
            var start = commands.Position;
            commands.U32(0x0C).U32(length).U32(24).U32(0).U32(0).U32(0).Text(library).PadTo(start + length);
            count++;
        }

        if (MinimumOs is var (major, minor, patch))
        {
            var version = (major << 16) | (minor << 8) | patch;
            if (IsOldCommand)
            {
                commands.U32(0x24).U32(16).U32(version).U32(version);
            }
            else
            {
                commands.U32(0x32).U32(24).U32(Platform).U32(version).U32(version).U32(0);
            }

            count++;
        }

        var file = new ByteWriter(IsBigEndian).U32(Is64 ? 0xFEEDFACF : 0xFEEDFACE).U32(CpuType).U32(3).U32(2).U32(count).U32(commands.Position).U32(0);
        if (Is64)
        {
            file.U32(0);
        }

        return file.Raw(commands.ToArray()).Raw(Payload).ToArray();
    }

    /// <summary>A universal file of two or more thin ones, with the smallest alignment there is.</summary>
    public static byte[] Fat(params byte[][] slices)
    {
        var file = new ByteWriter(bigEndian: true).U32(0xCAFEBABE).U32(slices.Length);
        var offset = 8 + (20 * slices.Length);
        foreach (var slice in slices)
        {
            file.U32(BitConverter.ToUInt32(slice, 4)).U32(3).U32(offset).U32(slice.Length).U32(0);
            offset += slice.Length;
        }

        foreach (var slice in slices)
        {
            file.Raw(slice);
        }

        return file.ToArray();
    }
}
