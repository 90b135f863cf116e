using System.Security.Cryptography;

namespace Releasing.Core.Tests.Verification.Authority;

/// <summary>Roots and audit paths by the definition of RFC 6962, section 2.1: recursively, unlike the code that is tested.</summary>
internal static class TestTree
{
    public static byte[] Leaf(byte[] entry) => SHA256.HashData([0, .. entry]);

    public static byte[] Root(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 1)
        {
            return leaves[0];
        }

        var split = Split(leaves.Length);
        return SHA256.HashData([1, .. Root(leaves[..split]), .. Root(leaves[split..])]);
    }

    public static List<byte[]> Path(int index, ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 1)
        {
            return [];
        }

        var split = Split(leaves.Length);
        return index < split ? [.. Path(index, leaves[..split]), Root(leaves[split..])] : [.. Path(index - split, leaves[split..]), Root(leaves[..split])];
    }

    // The largest power of two that is smaller.
    private static int Split(int count)
    {
        var split = 1;
        while (split * 2 < count)
        {
            split *= 2;
        }

        return split;
    }
}
