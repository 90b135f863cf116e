using System.Text;

namespace Releasing.Core.Tests.Sboms;

/// <summary>A text of any length that is never in memory: a start, rows, an end.</summary>
internal sealed class EndlessText(string start, Func<long, string> row, long size, string end) : Stream
{
    private byte[] _piece = Encoding.UTF8.GetBytes(start);
    private int _at;
    private long _rows;
    private long _given;
    private bool _isOver;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        while (_at == _piece.Length)
        {
            if (_isOver)
            {
                return 0;
            }

            _isOver = _given >= size;
            _piece = Encoding.UTF8.GetBytes(_isOver ? end : row(_rows++));
            _at = 0;
        }

        var count = Math.Min(buffer.Length, _piece.Length - _at);
        _piece.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        _given += count;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
