using Releasing.Files;

namespace Releasing.Core.Tests.Formats;

/// <summary>Says one length and delivers another, as a file does that something still writes to; zeros, made up as they are read.</summary>
public sealed class ChangingContent(string origin, long claimed, long actual) : ContentSource
{
    public override string Origin => origin;

    public override long Length => claimed;

    public override Stream Open() => new Zeros(actual);

    private sealed class Zeros(long length) : Stream
    {
        private long _position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => _position; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - _position);
            buffer.AsSpan(offset, read).Clear();
            _position += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
