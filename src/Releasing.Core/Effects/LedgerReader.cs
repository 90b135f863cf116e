using System.Text.Json;
using Releasing.Failures;

namespace Releasing.Effects;

/// <summary>Reads a ledger back, mends what a kill tore, and leaves the stream at the end of whole lines.</summary>
internal static class LedgerReader
{
    public static List<LedgerRecord> Read(FileStream stream, string path)
    {
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var records = new List<LedgerRecord>();
        var start = 0;
        for (var number = 1; start < bytes.Length; number++)
        {
            var length = bytes.AsSpan(start).IndexOf((byte)'\n');
            var line = length < 0 ? bytes.AsSpan(start) : bytes.AsSpan(start, length);
            var record = Parse(line, out var problem);
            if (record is not null && records.Count > 0 && record.Seq <= records[^1].Seq)
            {
                problem = $"its number {record.Seq} does not follow {records[^1].Seq}";
            }

            if (length < 0)
            {
                EndTornLine(stream, path, start, line, isWhole: problem is null);
                if (problem is null)
                {
                    records.Add(record!);
                }

                break;
            }

            if (problem is not null)
            {
                throw new ReleaseException($"{path}({number}): the ledger is damaged: {problem}. Mend or remove that line, or move the file away: every effect is compared with what is really there before it is applied again.");
            }

            records.Add(record!);
            start += length + 1;
        }

        stream.Seek(0, SeekOrigin.End);
        return records;
    }

    private static LedgerRecord? Parse(ReadOnlySpan<byte> line, out string? problem)
    {
        try
        {
            var record = JsonSerializer.Deserialize(line, LedgerJson.Default.LedgerRecord);
            problem = record is null ? "it holds no record" : Enum.IsDefined(record.Phase) ? null : $"the phase {(int)record.Phase} does not exist";
            return record;
        }
        catch (JsonException error)
        {
            problem = $"it is not readable at position {(error.BytePositionInLine ?? 0) + 1}";
            return null;
        }
    }

    private static void EndTornLine(FileStream stream, string path, int start, ReadOnlySpan<byte> line, bool isWhole)
    {
        if (isWhole)
        {
            stream.Write("\n"u8);
        }
        else
        {
            // First kept aside, then cut off: killed in between, it is kept twice and never lost.
            using (var aside = new FileStream(path + ".torn", FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                aside.Write([.. line, (byte)'\n']);
                aside.Flush(flushToDisk: true);
            }

            stream.SetLength(start);
        }

        stream.Flush(flushToDisk: true);
    }
}
