using System.Security.Cryptography;

namespace Releasing.Verification.Logs;

/// <summary>The hashes of a Merkle tree (RFC 6962, section 2.1; RFC 9162, section 2.1).</summary>
internal static class MerkleTree
{
    /// <summary>The hash of a leaf.</summary>
    public static byte[] Leaf(ReadOnlySpan<byte> entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([0]);
        hash.AppendData(entry);
        return hash.GetHashAndReset();
    }

    /// <summary>The hash of two subtrees.</summary>
    public static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([1]);
        hash.AppendData(left);
        hash.AppendData(right);
        return hash.GetHashAndReset();
    }

    /// <summary>The root that an audit path leads to (RFC 9162, section 2.1.3.2); null when the path is not as long as the place asks for.</summary>
    /// <param name="leaf">The hash of the leaf.</param>
    /// <param name="index">Its place, from 0.</param>
    /// <param name="size">How many leaves the tree has.</param>
    /// <param name="path">The path, from the leaf upwards.</param>
    public static byte[]? Root(byte[] leaf, long index, long size, IReadOnlyList<ReadOnlyMemory<byte>> path)
    {
        if (index < 0 || index >= size || path.Any(hash => hash.Length != 32))
        {
            return null;
        }

        var (first, last, root) = (index, size - 1, leaf);
        foreach (var hash in path)
        {
            if (last == 0)
            {
                return null;
            }

            if ((first & 1) == 1 || first == last)
            {
                root = Node(hash.Span, root);
                while ((first & 1) == 0 && first != 0)
                {
                    first >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                root = Node(root, hash.Span);
            }

            first >>= 1;
            last >>= 1;
        }

        return last == 0 ? root : null;
    }
}
