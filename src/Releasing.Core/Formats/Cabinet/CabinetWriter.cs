using System.Buffers.Binary;
using Releasing.Failures;
using Releasing.Formats.Gzip;

namespace Releasing.Formats.Cabinet;

/// <summary>
/// Writes a cabinet (MS-CAB). Its bytes depend on names, times, attributes, contents, order and level alone. The header says how long the compressed data is, so it
/// is written last, at the place that was kept for it; see <see cref="CabinetSpool"/> for a destination that cannot seek.
/// </summary>
public static class CabinetWriter
{
    /// <summary>Writes a cabinet.</summary>
    /// <param name="destination">A stream that seeks and stands at its end; the cabinet begins where it stands, and it stands behind the cabinet then.</param>
    /// <param name="folders">What is in it; see <see cref="CabinetPlan"/> for files that need several folders or cabinets.</param>
    /// <param name="settings">Level and parallelism; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="ReleaseException">A name does not fit or is there twice, a limit of the format is passed, or a content changed while it was read.</exception>
    public static async Task WriteAsync(Stream destination, IReadOnlyList<CabinetFolder> folders, DeflateSettings? settings = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        settings ??= new DeflateSettings();
        settings.Validate();
        var files = CabinetRules.Check(folders);
        var header = new byte[CabinetRecord.HeaderLength + (folders.Count * CabinetRecord.FolderLength) + files.Sum(file => CabinetRecord.FileLength + file.Name.Length + 1)];
        var start = destination.Position;
        await destination.WriteAsync(header, cancellationToken);
        var pools = Enum.GetValues<CabinetCompression>().ToDictionary(compression => compression, compression => new CabinetBatchPool(compression, settings.Level));
        var next = 0;
        for (var i = 0; i < folders.Count; i++)
        {
            var offset = Offset(destination, start);
            var blocks = new CabinetBlocks(destination, pools[folders[i].Compression], settings.Parallelism);
            for (var last = next + folders[i].Files.Count; next < last; next++)
            {
                await files[next].Content.CopyToAsync(blocks, files[next].Length, cancellationToken);
            }

            await blocks.CompleteAsync(cancellationToken);
            WriteFolder(header.AsSpan(CabinetRecord.HeaderLength + (i * CabinetRecord.FolderLength)), offset, blocks.BlockCount, folders[i].Compression);
        }

        WriteHeader(header, folders.Count, files, Offset(destination, start));
        var end = destination.Position;
        destination.Position = start;
        await destination.WriteAsync(header, cancellationToken);
        destination.Position = end;
    }

    private static uint Offset(Stream destination, long start) =>
        destination.Position - start is <= CabinetLimits.CabinetLength and var offset
            ? (uint)offset
            : throw new InvalidInputException("Cabinet", $"it has more than {CabinetLimits.CabinetLength} bytes", "Divide the files over several cabinets");

    private static void WriteFolder(Span<byte> target, uint offset, int blocks, CabinetCompression compression)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(target, offset);
        BinaryPrimitives.WriteUInt16LittleEndian(target[4..], (ushort)blocks);
        BinaryPrimitives.WriteUInt16LittleEndian(target[6..], (ushort)compression);
    }

    private static void WriteHeader(Span<byte> target, int folders, IReadOnlyList<CabinetFileRecord> files, uint length)
    {
        var at = CabinetRecord.HeaderLength + (folders * CabinetRecord.FolderLength);
        CabinetRecord.Signature.CopyTo(target);
        BinaryPrimitives.WriteUInt32LittleEndian(target[8..], length);
        BinaryPrimitives.WriteUInt32LittleEndian(target[16..], (uint)at);
        target[24] = CabinetRecord.VersionMinor;
        target[25] = CabinetRecord.VersionMajor;
        BinaryPrimitives.WriteUInt16LittleEndian(target[26..], (ushort)folders);
        BinaryPrimitives.WriteUInt16LittleEndian(target[28..], (ushort)files.Count);
        foreach (var file in files)
        {
            file.Write(target[at..]);
            at += CabinetRecord.FileLength + file.Name.Length + 1;
        }
    }
}
