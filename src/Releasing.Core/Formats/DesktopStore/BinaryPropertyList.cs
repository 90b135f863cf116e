using System.Buffers.Binary;
using System.Text;

namespace Releasing.Formats.DesktopStore;

/// <summary>
/// Writes a dictionary as a property list in Apple's binary form, <c>bplist00</c> (CFBinaryPList.c of Core Foundation describes it): what the Finder keeps its views in.
/// </summary>
internal static class BinaryPropertyList
{
    private const int LongestInMarker = 14;

    /// <summary>Writes a dictionary.</summary>
    /// <param name="pairs">Keys and values in their order; a value is text, a number (<see cref="int"/> or <see cref="double"/>), true or false, or bytes.</param>
    public static byte[] Write(IReadOnlyList<KeyValuePair<string, object>> pairs)
    {
        List<byte[]> objects = [.. pairs.Select(pair => Object(pair.Key)), .. pairs.Select(pair => Object(pair.Value))];
        var width = Width(objects.Count);
        objects.Insert(0, [.. Marker(0xD0, pairs.Count), .. Enumerable.Range(1, objects.Count).SelectMany(number => Number(number, width))]);

        var list = new MemoryStream();
        list.Write("bplist00"u8);
        var places = new List<long>();
        foreach (var bytes in objects)
        {
            places.Add(list.Length);
            list.Write(bytes);
        }

        var table = list.Length;
        var wide = Width(table);
        places.ForEach(place => list.Write(Number(place, wide)));

        // Six bytes that say nothing, the two widths, then the number of objects, that of the outermost, and where the table begins.
        list.Write([0, 0, 0, 0, 0, 0, (byte)wide, (byte)width, .. Number(objects.Count, 8), .. Number(0, 8), .. Number(table, 8)]);
        return list.ToArray();
    }

    private static byte[] Object(object value) => value switch
    {
        bool flag => [(byte)(flag ? 0x09 : 0x08)],
        int number => Integer(number),
        double number => [0x23, .. Number(BitConverter.DoubleToInt64Bits(number), 8)],
        byte[] data => [.. Marker(0x40, data.Length), .. data],
        string text when Ascii.IsValid(text) => [.. Marker(0x50, text.Length), .. Encoding.ASCII.GetBytes(text)],
        string text => [.. Marker(0x60, text.Length), .. Encoding.BigEndianUnicode.GetBytes(text)],
        _ => throw new ArgumentException($"A property list of the Finder has no {value.GetType().Name}.", nameof(value)),
    };

    // Numbers below zero always have eight bytes.
    private static byte[] Integer(long value)
    {
        var width = value < 0 ? 8 : Width(value);
        return [(byte)(0x10 | int.Log2(width)), .. Number(value, width)];
    }

    private static byte[] Marker(byte kind, int count) => count <= LongestInMarker ? [(byte)(kind | count)] : [(byte)(kind | 0xF), .. Integer(count)];

    private static int Width(long value) => value <= byte.MaxValue ? 1 : value <= ushort.MaxValue ? 2 : value <= uint.MaxValue ? 4 : 8;

    private static byte[] Number(long value, int width)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes[^width..];
    }
}
