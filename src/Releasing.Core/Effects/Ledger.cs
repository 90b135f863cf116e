using System.Text.Encodings.Web;
using System.Text.Json;
using Releasing.Failures;

namespace Releasing.Effects;

/// <summary>
/// <c>ledger.jsonl</c>: what was about to happen and what happened, one JSON object a line, only ever added to. A record is on
/// the disk before <see cref="Append"/> returns. The ledger is evidence; what is true is asked of the world by
/// <see cref="IEffect.ProbeAsync"/>, so a lost ledger costs nothing but history.
/// </summary>
/// <remarks>
/// A process that was killed while writing leaves a last line without its line feed. If it is whole it gets its line feed;
/// otherwise its bytes are moved to <c>ledger.jsonl.torn</c>, and writing goes on on a fresh line. Any other damaged line stops the run.
/// One process at a time has the file: the operating system holds the lock and lets go of it when the process ends, however it ends.
/// </remarks>
public sealed class Ledger : IDisposable
{
    private const int LongestDetail = 4_000;

    // Messages full of quotes stay readable: the file is never put into a page.
    private static readonly LedgerJson s_json =
        new(new JsonSerializerOptions(LedgerJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private readonly Lock _gate = new();
    private readonly Lock _flushing = new();
    private readonly FileStream _stream;
    private readonly LedgerOptions _options;
    private readonly List<LedgerRecord> _records;
    private readonly Dictionary<string, LedgerRecord> _latest;
    private ReleaseException? _failure;
    private long _onDisk;

    private Ledger(FileStream stream, LedgerOptions options, List<LedgerRecord> records)
    {
        _stream = stream;
        _options = options;
        _records = records;
        _latest = [];
        foreach (var record in records)
        {
            _latest[record.Effect] = record;
        }
    }

    /// <summary>Every record, of earlier runs too, in the order they were written. A copy.</summary>
    public IReadOnlyList<LedgerRecord> Records
    {
        get
        {
            lock (_gate)
            {
                return _records.ToArray();
            }
        }
    }

    /// <summary>Opens the ledger for writing, or begins one.</summary>
    /// <param name="path">The file; its folder is made when missing.</param>
    /// <param name="options">Clock, run and redaction; null for the defaults.</param>
    /// <exception cref="ReleaseException">Another process has it open, or a line is damaged (file and line are named).</exception>
    public static Ledger Open(string path, LedgerOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        path = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        FileStream stream;
        try
        {
            // FileShare.None is an exclusive lock on Windows and flock(2) on Unix; no lock file can be left behind.
            stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException error) when (error.GetType() == typeof(IOException))
        {
            throw new ReleaseException($"{path}: another release is writing its ledger here ({error.Message}). Wait for it, or end that process; nothing needs to be deleted afterwards.", error);
        }

        try
        {
            return new Ledger(stream, options ?? new LedgerOptions(), LedgerReader.Read(stream, path));
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The last record of an effect, of whatever run; null when there is none.</summary>
    /// <param name="effectId">The <see cref="IEffect.Id"/>.</param>
    public LedgerRecord? LastOf(string effectId)
    {
        lock (_gate)
        {
            return _latest.GetValueOrDefault(effectId);
        }
    }

    /// <summary>Writes a record; it is on the disk when this returns.</summary>
    /// <param name="effectId">The <see cref="IEffect.Id"/>.</param>
    /// <param name="phase">What happened.</param>
    /// <param name="digest">The digest of what was or is to be put there.</param>
    /// <param name="detail">More about it; redacted, and cut after 4,000 characters.</param>
    /// <returns>The record as written.</returns>
    /// <exception cref="ReleaseException">The disk does not take it; nothing more is written until the ledger is opened again.</exception>
    public LedgerRecord Append(string effectId, LedgerPhase phase, string? digest = null, string? detail = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(effectId);
        if (detail is not null)
        {
            // Redacted before it is cut: half a secret would not be recognised.
            detail = _options.Redact(detail);
            detail = detail.Length > LongestDetail ? string.Concat(detail.AsSpan(0, LongestDetail), "…") : detail;
        }

        LedgerRecord record;
        long end;
        lock (_gate)
        {
            var seq = _records.Count == 0 ? 1 : _records[^1].Seq + 1;
            record = new LedgerRecord(seq, _options.Clock.GetUtcNow(), _options.Run, _options.Redact(effectId), phase, digest, detail);
            WriteLine([.. JsonSerializer.SerializeToUtf8Bytes(record, s_json.LedgerRecord), (byte)'\n']);
            _records.Add(record);
            _latest[record.Effect] = record;
            end = _stream.Position;
        }

        Flush(end);
        return record;
    }

    /// <summary>Closes the file and lets another process have it.</summary>
    public void Dispose() => _stream.Dispose();

    private void WriteLine(byte[] line)
    {
        if (_failure is not null)
        {
            throw _failure;
        }

        try
        {
            // One write, so that a kill tears at most this line.
            _stream.Write(line);
        }
        catch (IOException error)
        {
            // Part of the line may be there: another one behind it would damage both.
            throw Fail(error);
        }
    }

    // Effects run side by side and a flush takes as long as an upload of a small file: all that was written while one was under way go with the next.
    private void Flush(long end)
    {
        lock (_flushing)
        {
            if (_onDisk >= end)
            {
                return;
            }

            long written;
            lock (_gate)
            {
                written = _stream.Position;
            }

            try
            {
                RandomAccess.FlushToDisk(_stream.SafeFileHandle);
            }
            catch (IOException error)
            {
                lock (_gate)
                {
                    throw Fail(error);
                }
            }

            _onDisk = written;
        }
    }

    private ReleaseException Fail(IOException error) =>
        _failure = new ReleaseException($"{_stream.Name}: the ledger cannot be written ({error.Message}). Make room or mend the disk, then run again.", error);
}
