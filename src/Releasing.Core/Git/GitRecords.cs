using System.Buffers;

namespace Releasing.Git;

/// <summary>
/// Reads records of NUL-terminated fields (<c>git log -z --format=tformat:…%x00…</c>) as bytes while git writes them: one pooled buffer, no copy of what nobody asks for.
/// A field that is longer than the bound is cut; the end of a record that never came is left out.
/// </summary>
internal sealed class GitRecords : IDisposable
{
    private const int FirstSize = 128 * 1024;

    private readonly Stream _output;
    private readonly int _longestField;
    private readonly int[] _starts;
    private readonly int[] _lengths;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstSize);
    private int _record;
    private int _next;
    private int _end;

    /// <summary>Reads a stream, which stays open.</summary>
    /// <param name="output">What git writes.</param>
    /// <param name="fields">Fields in a record, at least 1.</param>
    /// <param name="longestField">Bytes to keep of one field. Default: 16 MiB.</param>
    public GitRecords(Stream output, int fields, int longestField = 16 * 1024 * 1024)
    {
        _output = output;
        _longestField = longestField;
        _starts = new int[fields];
        _lengths = new int[fields];
    }

    /// <summary>Fields in a record.</summary>
    public int Fields => _starts.Length;

    /// <summary>A field of the current record, valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> this[int field] => _buffer.AsSpan(_record + _starts[field], _lengths[field]);

    /// <summary>Goes to the next record.</summary>
    /// <returns>False at the end.</returns>
    public bool Read()
    {
        _record = _next;
        for (var field = 0; field < _starts.Length; field++)
        {
            _starts[field] = _next - _record;
            if (!ReadField(field))
            {
                return false;
            }
        }

        return true;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private bool ReadField(int field)
    {
        var scanned = 0;
        while (true)
        {
            var start = _record + _starts[field];
            var length = _buffer.AsSpan((start + scanned).._end).IndexOf((byte)0);
            if (length >= 0)
            {
                _lengths[field] = Math.Min(scanned + length, _longestField);
                _next = start + scanned + length + 1;
                return true;
            }

            // What is too long is overwritten by what follows it, up to the NUL.
            _end = start + Math.Min(_end - start, _longestField);
            scanned = _end - start;
            if (!Fill())
            {
                return false;
            }
        }
    }

    private bool Fill()
    {
        if (_end == _buffer.Length)
        {
            MakeRoom();
        }

        var count = _output.Read(_buffer, _end, _buffer.Length - _end);
        _end += count;
        return count > 0;
    }

    // What was read before the current record makes room for the rest of it; a record that fills the buffer needs a larger one.
    private void MakeRoom()
    {
        var kept = _end - _record;
        var target = kept > _buffer.Length / 2 ? ArrayPool<byte>.Shared.Rent(_buffer.Length * 2) : _buffer;
        Buffer.BlockCopy(_buffer, _record, target, 0, kept);
        if (target != _buffer)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = target;
        }

        _record = 0;
        _end = kept;
    }
}
