using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using Releasing.Files;

namespace Releasing.Formats.Zsync;

/// <summary>Makes the sums of a file's blocks while the file passes; they are about a thousandth of it and are kept.</summary>
internal sealed class BlockSums(int blockSize, ZsyncHashLengths lengths) : WriteOnlyStream
{
    private readonly byte[] _block = new byte[blockSize];
    private readonly ArrayBufferWriter<byte> _sums = new();

    // What the format has to tell whether the pieces were put together well; who signed the file says something else.
    private readonly IncrementalHash _sha1 = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
    private int _filled;

    /// <summary>The sums of all blocks, one behind the other.</summary>
    public ReadOnlyMemory<byte> Written => _sums.WrittenMemory;

    /// <summary>SHA-1 of the file, in lowercase hexadecimal digits.</summary>
    public string Sha1 => Convert.ToHexStringLower(_sha1.GetCurrentHash());

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _sha1.AppendData(buffer);
        while (buffer.Length > 0)
        {
            var count = Math.Min(buffer.Length, blockSize - _filled);
            buffer[..count].CopyTo(_block.AsSpan(_filled));
            _filled += count;
            buffer = buffer[count..];
            if (_filled == blockSize)
            {
                EndBlock();
            }
        }
    }

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    /// <summary>Ends the last block, as if zeros followed.</summary>
    public void Complete()
    {
        if (_filled > 0)
        {
            _block.AsSpan(_filled).Clear();
            EndBlock();
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _sha1.Dispose();
        }

        base.Dispose(disposing);
    }

    private void EndBlock()
    {
        // The sum of the bytes, and the sum of those sums, each modulo 65,536.
        uint plain = 0;
        uint weighted = 0;
        foreach (var value in _block)
        {
            plain += value;
            weighted += plain;
        }

        Span<byte> sum = stackalloc byte[sizeof(uint) + Md4.Length];
        BinaryPrimitives.WriteUInt16BigEndian(sum, unchecked((ushort)plain));
        BinaryPrimitives.WriteUInt16BigEndian(sum[2..], unchecked((ushort)weighted));
        Md4.Hash(_block, sum[sizeof(uint)..]);
        _sums.Write(sum[(sizeof(uint) - lengths.Rolling)..sizeof(uint)]);
        _sums.Write(sum.Slice(sizeof(uint), lengths.Strong));
        _filled = 0;
    }
}
