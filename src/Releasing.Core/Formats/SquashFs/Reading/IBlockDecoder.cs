namespace Releasing.Formats.SquashFs;

/// <summary>A method of compression, for single blocks.</summary>
internal interface IBlockDecoder
{
    /// <summary>What messages call it.</summary>
    string Name { get; }

    /// <summary>Unpacks a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="target">Room for one byte more than it may have.</param>
    /// <returns>Its length; null when it is damaged or does not fit.</returns>
    int? Decode(byte[] block, byte[] target);
}
