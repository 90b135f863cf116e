using Releasing.Core.Tests.Formats.Binaries;

namespace Releasing.Core.Tests.Formats.Pe;

/// <summary>Makes the headers of a PE file, without sections.</summary>
public sealed class PeSample
{
    public int Machine { get; init; } = 0x8664;

    public bool IsPlus { get; init; } = true;

    public int Subsystem { get; init; } = 3;

    public bool IsManaged { get; init; }

    public byte[] Build()
    {
        var file = new ByteWriter().Raw((byte)'M', (byte)'Z').PadTo(0x3C).U32(0x80).PadTo(0x80);
        var directories = IsPlus ? 112 : 96;
        file.Raw((byte)'P', (byte)'E', 0, 0).U16(Machine).U16(0).U32(0).U32(0).U32(0).U16(directories + (16 * 8)).U16(0x22);
        var optional = file.Position;
        return file.U16(IsPlus ? 0x20B : 0x10B).PadTo(optional + 68).U16(Subsystem)
            .PadTo(optional + directories - 4).U32(16)
            .PadTo(optional + directories + (14 * 8)).U32(IsManaged ? 0x2008 : 0).U32(IsManaged ? 72 : 0).U64(0).ToArray();
    }
}
