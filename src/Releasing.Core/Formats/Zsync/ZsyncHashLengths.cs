namespace Releasing.Formats.Zsync;

/// <summary>How much is kept of the sums of a block: enough that blocks are told apart, for a file of this length, but not more.</summary>
/// <param name="Sequence">How many blocks in a row must match, 1 or 2.</param>
/// <param name="Rolling">Bytes of the rolling sum, its last ones.</param>
/// <param name="Strong">Bytes of the MD4, its first ones.</param>
internal readonly record struct ZsyncHashLengths(int Sequence, int Rolling, int Strong)
{
    /// <summary>Those that zsyncmake 0.6.2 takes.</summary>
    public static ZsyncHashLengths Of(long length, int blockSize)
    {
        var sequence = length > blockSize ? 2 : 1;
        var blocks = Math.Log(1 + (length / blockSize));
        var ln2 = Math.Log(2);
        var rolling = length == 0 ? 2 : (int)((7.9 + (((Math.Log(length) + Math.Log(blockSize)) / ln2) - 8.6) / sequence) / 8);
        var strong = length == 0 ? 0 : (int)((7.9 + ((20 + ((Math.Log(length) + blocks) / ln2)) / sequence)) / 8);
        return new ZsyncHashLengths(sequence, Math.Clamp(rolling, 2, 4), Math.Min(Math.Max(strong, (int)((7.9 + 20 + (blocks / ln2)) / 8)), Md4.Length));
    }
}
