namespace Releasing.Files;

/// <summary>
/// Small files that hold state: replaced as a whole (written aside, flushed, renamed) and only when their bytes change. The
/// name aside is always the same, so what a killed process left there is overwritten by the next write. One writer at a time.
/// </summary>
public static class StateFile
{
    /// <summary>Replaces the file unless it holds these bytes already.</summary>
    /// <param name="path">The file; its folder is made when missing.</param>
    /// <param name="bytes">The whole content.</param>
    /// <param name="flush">
    /// True waits until the bytes are on the disk. False is for what can be derived again: cheaper, and after a loss of power
    /// perhaps torn.
    /// </param>
    /// <returns>True when it was written.</returns>
    public static bool Write(string path, ReadOnlySpan<byte> bytes, bool flush = true)
    {
        if (Holds(path, bytes))
        {
            return false;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var aside = path + ".part";
        using (var stream = new FileStream(aside, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            stream.Write(bytes);
            if (flush)
            {
                stream.Flush(flushToDisk: true);
            }
        }

        File.Move(aside, path, overwrite: true);
        return true;
    }

    private static bool Holds(string path, ReadOnlySpan<byte> bytes)
    {
        var info = new FileInfo(path);
        return info.Exists && info.Length == bytes.Length && bytes.SequenceEqual(File.ReadAllBytes(path));
    }
}
