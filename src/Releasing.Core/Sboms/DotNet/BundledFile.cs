namespace Releasing.Sboms.DotNet;

/// <summary>A file in a bundle.</summary>
/// <param name="Name">Relative path.</param>
/// <param name="Offset">Where it begins in the program.</param>
/// <param name="Size">Its length.</param>
/// <param name="CompressedSize">Its length in the program when it is compressed (RFC 1951); 0 when it is not.</param>
internal sealed record BundledFile(string Name, ulong Offset, ulong Size, ulong CompressedSize);
