namespace Releasing.Formats.Gzip;

/// <summary>One piece of input that is compressed for itself, by whatever method, and used again for the next.</summary>
/// <param name="size">The most bytes of input.</param>
internal abstract class CompressibleBlock(int size)
{
    /// <summary>Room for the input.</summary>
    public byte[] Input { get; } = new byte[size];

    /// <summary>How much of <see cref="Input"/> is filled.</summary>
    public int InputLength { get; set; }

    /// <summary>What the input was compressed to.</summary>
    public abstract ReadOnlyMemory<byte> Output { get; }

    /// <summary>CRC-32 of the input, where the method computes one.</summary>
    public virtual uint Checksum => 0;

    /// <summary>Whether <see cref="CompressAlone"/> left zeros alone.</summary>
    public bool IsZero { get; private set; }

    /// <summary>Compresses the input to a stream of its own.</summary>
    /// <param name="skipsZeros">Whether zeros alone are left alone: every format of independent blocks of data can say them more briefly.</param>
    public void CompressAlone(bool skipsZeros = true)
    {
        IsZero = skipsZeros && !Input.AsSpan(0, InputLength).ContainsAnyExcept((byte)0);
        CompressInput(IsZero);
    }

    /// <summary>Compresses the input.</summary>
    /// <param name="toNothing">The output shall be empty.</param>
    protected abstract void CompressInput(bool toNothing);
}
