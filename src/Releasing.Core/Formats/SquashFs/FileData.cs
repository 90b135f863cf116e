namespace Releasing.Formats.SquashFs;

/// <summary>Where the contents of a file lie in the image.</summary>
internal sealed class FileData
{
    /// <summary>Length of the file in bytes.</summary>
    public long Length { get; init; }

    /// <summary>Where its first block begins, from the image's start.</summary>
    public long Start { get; set; }

    /// <summary>The size of each block in the image, with <see cref="InodeType.StoredData"/>; 0 for zeros.</summary>
    public List<uint> Blocks { get; set; } = [];

    /// <summary>Bytes of blocks that are all zeros and stand nowhere.</summary>
    public long Sparse { get; set; }

    /// <summary>The fragment block that holds it; <see cref="InodeType.None"/> for none.</summary>
    public uint Fragment { get; set; } = InodeType.None;

    /// <summary>Where it begins in the fragment block.</summary>
    public uint FragmentOffset { get; set; }

    /// <summary>Shares what another file of the same contents has.</summary>
    public void Share(FileData other) =>
        (Start, Blocks, Sparse, Fragment, FragmentOffset) = (other.Start, other.Blocks, other.Sparse, other.Fragment, other.FragmentOffset);
}
