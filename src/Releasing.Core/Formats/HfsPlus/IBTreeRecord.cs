namespace Releasing.Formats.HfsPlus;

/// <summary>A leaf record of a B-tree: its length is known without its bytes.</summary>
internal interface IBTreeRecord
{
    /// <summary>Bytes of the key without the length in front of it; even.</summary>
    int KeyLength { get; }

    /// <summary>Bytes of the data; even.</summary>
    int DataLength { get; }

    /// <summary>Writes the key without its length.</summary>
    void WriteKey(Span<byte> target);

    /// <summary>Writes the data; the target is all zeros.</summary>
    void WriteData(Span<byte> target);
}
