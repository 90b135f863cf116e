namespace Releasing.Core.Tests.Formats;

/// <summary>Equality of long byte arrays, without looking at every byte as an object.</summary>
public static class ByteAssertions
{
    public static void ShouldHaveBytes(this byte[] actual, byte[] expected)
    {
        actual.Length.ShouldBe(expected.Length);
        actual.AsSpan().CommonPrefixLength(expected).ShouldBe(expected.Length, "the position of the first byte that differs");
    }
}
