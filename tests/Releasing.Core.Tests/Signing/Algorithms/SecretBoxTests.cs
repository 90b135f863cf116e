using Releasing.Signing.Algorithms;

namespace Releasing.Core.Tests.Signing.Algorithms;

public sealed class SecretBoxTests
{
    /// <summary>The example that NaCl's documents carry through ("Cryptography in NaCl", section 10).</summary>
    private static readonly byte[] s_key = Convert.FromHexString("1b27556473e985d462cd51197a9a46c76009549eac6474f206c4ee0844f68389");

    private static readonly byte[] s_nonce = Convert.FromHexString("69696ee955b62b73cd62bda875fc73d68219e0036b7a0b37");

    private static readonly byte[] s_message = Convert.FromHexString(
        "be075fc53c81f2d5cf141316ebeb0c7b5228c52a4c62cbd44b66849b64244ffce5ecbaaf33bd751a1ac728d45e6c61296cdc3c01233561f41db66cce314adb310e3be8250c46f06dceea3a7fa1348057e2f6556ad6b1318a"
        + "024a838f21af1fde048977eb48f59ffd4924ca1c60902e52f0a089bc76897040e082f937763848645e0705");

    private static readonly byte[] s_box = Convert.FromHexString(
        "f3ffc7703f9400e52a7dfb4b3d3305d98e993b9f48681273c29650ba32fc76ce48332ea7164d96a4476fb8c531a1186ac0dfc17c98dce87b4da7f011ec48c97271d2c20f9b928fe2270d6fb863d51738b48eeee314a7cc8ab932164548e526ae9022436851"
        + "7acfeabd6bb3732bc0e9da99832b61ca01b6de56244a9e88d5f9b37973f622a43d14a6599b1f654cb45a74e355a5");

    [Fact]
    public void Seals_as_NaCl_does() => SecretBox.Seal(s_key, s_nonce, s_message).ShouldBe(s_box);

    [Fact]
    public void Opens_what_NaCl_sealed() => SecretBox.Open(s_key, s_nonce, s_box).ShouldBe(s_message);

    [Fact]
    public void Opens_nothing_that_was_changed()
    {
        for (var at = 0; at < s_box.Length; at++)
        {
            var changed = s_box.ToArray();
            changed[at] ^= 0x40;
            SecretBox.Open(s_key, s_nonce, changed).ShouldBeNull();
        }

        for (var length = 0; length < s_box.Length; length++)
        {
            SecretBox.Open(s_key, s_nonce, s_box.AsSpan(0, length)).ShouldBeNull();
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(1000)]
    public void Opens_what_it_sealed_at_every_length(int length)
    {
        var message = new byte[length];
        new Random(length).NextBytes(message);
        SecretBox.Open(s_key, s_nonce, SecretBox.Seal(s_key, s_nonce, message)).ShouldBe(message);
    }

    /// <summary>RFC 8439, section 2.5.2 and, for the edges of the arithmetic, appendix A.3, vectors 7 to 11.</summary>
    [Theory]
    [InlineData("85d6be7857556d337f4452fe42d506a80103808afb0db2fd4abff6af4149f51b", "43727970746f6772617068696320466f72756d2052657365617263682047726f7570", "a8061dc1305136c6c22b8baf0c0127a9")]
    [InlineData("0200000000000000000000000000000000000000000000000000000000000000", "ffffffffffffffffffffffffffffffff", "03000000000000000000000000000000")]
    [InlineData("02000000000000000000000000000000ffffffffffffffffffffffffffffffff", "02000000000000000000000000000000", "03000000000000000000000000000000")]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000000", "fffffffffffffffffffffffffffffffff0ffffffffffffffffffffffffffffff11000000000000000000000000000000", "05000000000000000000000000000000")]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000000", "fffffffffffffffffffffffffffffffffbfefefefefefefefefefefefefefefe01010101010101010101010101010101", "00000000000000000000000000000000")]
    [InlineData("0200000000000000000000000000000000000000000000000000000000000000", "fdffffffffffffffffffffffffffffff", "faffffffffffffffffffffffffffffff")]
    public void Authenticates_as_the_RFC_says(string key, string message, string tag) =>
        Convert.ToHexStringLower(Poly1305.Tag(Convert.FromHexString(key), Convert.FromHexString(message))).ShouldBe(tag);
}
