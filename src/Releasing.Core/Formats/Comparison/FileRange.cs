namespace Releasing.Formats.Comparison;

/// <summary>A part of a file by its place.</summary>
internal static class FileRange
{
    private const int BufferLength = 64 * 1024;

    /// <summary>Copies a part that lies inside the file.</summary>
    public static void Copy(Stream file, ulong offset, ulong length, Stream target)
    {
        var buffer = new byte[BufferLength];
        var at = (long)offset;
        for (var left = (long)length; left > 0;)
        {
            file.Position = at;
            var read = file.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            if (read == 0)
            {
                throw new InvalidDataException("the file ends inside a section");
            }

            target.Write(buffer, 0, read);
            at += read;
            left -= read;
        }
    }
}
