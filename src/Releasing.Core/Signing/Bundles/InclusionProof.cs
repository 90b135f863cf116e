namespace Releasing.Signing.Bundles;

/// <summary>A Merkle audit path (RFC 6962, section 2.1.1) with the signed tree head it leads to.</summary>
/// <param name="LogIndex">The place of the leaf in its tree.</param>
/// <param name="RootHash">The root the path leads to, 32 bytes.</param>
/// <param name="TreeSize">How many leaves the tree has.</param>
/// <param name="Hashes">The path, from the leaf upwards, 32 bytes each.</param>
/// <param name="Checkpoint">The signed note (C2SP signed-note) with origin, size and root; null when absent.</param>
public sealed record InclusionProof(
    long LogIndex, ReadOnlyMemory<byte> RootHash, long TreeSize, IReadOnlyList<ReadOnlyMemory<byte>> Hashes, string? Checkpoint);
