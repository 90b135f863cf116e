namespace Releasing.Formats.Zip;

/// <summary>The records that end a zip archive (APPNOTE.TXT 4.3.14 to 4.3.16).</summary>
internal static class ZipEnd
{
    private const int MostEntries = 0xFFFF;

    /// <summary>The end of central directory record, with its zip64 form before it when a number needs that.</summary>
    /// <param name="count">Number of members.</param>
    /// <param name="start">Where the central directory begins.</param>
    /// <param name="length">Its length in bytes.</param>
    public static byte[] Records(int count, long start, long length)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        if (count >= MostEntries || ZipRecord.IsLarge(start) || ZipRecord.IsLarge(length))
        {
            WriteZip64(writer, count, start, length);
        }

        var narrowCount = (ushort)Math.Min(count, MostEntries);
        writer.Write(0x06054B50u);
        writer.Write(0u);
        writer.Write(narrowCount);
        writer.Write(narrowCount);
        writer.Write(ZipRecord.Narrow(length));
        writer.Write(ZipRecord.Narrow(start));
        writer.Write((ushort)0);
        return stream.ToArray();
    }

    private static void WriteZip64(BinaryWriter writer, long count, long start, long length)
    {
        writer.Write(0x06064B50u);
        writer.Write(44L);
        writer.Write((ushort)((3 << 8) | 45));
        writer.Write((ushort)45);
        writer.Write(0L);
        writer.Write(count);
        writer.Write(count);
        writer.Write(length);
        writer.Write(start);
        // The locator: where the record above begins, on the only disk.
        writer.Write(0x07064B50u);
        writer.Write(0u);
        writer.Write(start + length);
        writer.Write(1u);
    }
}
