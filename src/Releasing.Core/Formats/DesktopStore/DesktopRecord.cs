using System.Buffers.Binary;
using System.Text;

namespace Releasing.Formats.DesktopStore;

/// <summary>One thing that the Finder knows of a file or folder.</summary>
/// <param name="Name">The file's name in the form of the volume, or <c>.</c> for the folder that the store lies in.</param>
/// <param name="Field">What it is about, four characters: <c>Iloc</c>.</param>
/// <param name="Type">The kind of its value, four characters.</param>
/// <param name="Value">The value's bytes.</param>
internal sealed record DesktopRecord(string Name, string Field, string Type, byte[] Value)
{
    /// <summary>Its length in the store: the name's, twice that in bytes, field, type, and the value.</summary>
    public int Length => 4 + (2 * Name.Length) + 4 + 4 + Value.Length;

    /// <summary>A record of bytes, before which their number stands.</summary>
    public static DesktopRecord Blob(string name, string field, ReadOnlySpan<byte> value) => new(name, field, "blob", [.. Number(value.Length), .. value]);

    /// <summary>A record of a number.</summary>
    public static DesktopRecord Long(string name, string field, int value) => new(name, field, "long", Number(value));

    /// <summary>A record of four characters.</summary>
    public static DesktopRecord Code(string name, string field, string value) => new(name, field, "type", Encoding.ASCII.GetBytes(value));

    /// <summary>Where the middle of an icon is, from the window's upper left corner; ten bytes follow that say nothing more.</summary>
    public static DesktopRecord IconPlace(string name, int x, int y) => Blob(name, "Iloc", [.. Number(x), .. Number(y), 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0]);

    /// <summary>Its bytes in the store.</summary>
    public byte[] ToBytes() => [.. Number(Name.Length), .. Encoding.BigEndianUnicode.GetBytes(Name), .. Encoding.ASCII.GetBytes(Field), .. Encoding.ASCII.GetBytes(Type), .. Value];

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
