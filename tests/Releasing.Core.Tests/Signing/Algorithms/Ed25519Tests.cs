using System.Numerics;
using Releasing.Core.Tests.Verification.Authority;
using Releasing.Signing.Algorithms;
using Releasing.Verification;
using Releasing.Verification.Logs;

namespace Releasing.Core.Tests.Signing.Algorithms;

public sealed class Ed25519Tests
{
    // RFC 8032, section 7.1.
    [Theory]
    [InlineData("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [InlineData("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb", "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")]
    [InlineData("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7", "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")]
    public void Verifies_the_vectors_of_the_specification(string seed, string key, string message, string signature)
    {
        Ed25519.Verify(Hex(key), Hex(message), Hex(signature)).ShouldBeTrue();
        TestLogKey.SignEd25519(Hex(seed), Hex(message)).ShouldBe(Hex(signature));
    }

    // The checkpoint and the key of a staging log of Sigstore, as the public conformance suite has them.
    [Fact]
    public void Verifies_the_checkpoint_of_a_real_log()
    {
        const string Note = "log2025-alpha1.rekor.sigstage.dev\n7132\noxP/ea30nl5qRXK7CWd0YGGajQNclTGmRbyTqZVS0AU=\n\n"
            + "\u2014 log2025-alpha1.rekor.sigstage.dev 8w1amVmcxxHofaeiQdnXseduy+i75L3TKSG91maGEGjUkBbuRQ4oDZ08bVTO9M+MQJMfz0+vbuOeBrr8yYsofI36egQ=\n";
        var log = new TrustedLog(
            "https://log2025-alpha1.rekor.sigstage.dev", Convert.FromBase64String("8w1amZ2S5mJIQkQmPxdMuOrL/oJkvFg9MnQXmeOCXck="),
            Convert.FromBase64String("MCowBQYDK2VwAyEAPn+AREHoBaZ7wgS1zBqpxmLSGnyhxXj4lFxSdWVB8o8="), "PKIX_ED25519", new ValidityPeriod(DateTimeOffset.UnixEpoch, null));

        Checkpoint.Read(Note, "checkpoint").IsSignedBy(log).ShouldBeTrue();
        Checkpoint.Read(Note.Replace("7132", "7133", StringComparison.Ordinal), "checkpoint").IsSignedBy(log).ShouldBeFalse();
    }

    [Fact]
    public void Refuses_every_change_of_one_bit()
    {
        var key = Hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        var signature = Hex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        for (var bit = 0; bit < 512; bit += 3)
        {
            signature[bit / 8] ^= (byte)(1 << (bit % 8));
            Ed25519.Verify(key, [0x72], signature).ShouldBeFalse();
            signature[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Ed25519.Verify(key, [0x73], signature).ShouldBeFalse();
        Ed25519.Verify(key, [0x72], signature).ShouldBeTrue();
    }

    [Fact]
    public void Refuses_a_scalar_to_which_the_order_was_added()
    {
        var key = Hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        var signature = Hex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        var order = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493");
        (new BigInteger(signature.AsSpan(32), isUnsigned: true) + order).TryWriteBytes(signature.AsSpan(32), out _, isUnsigned: true);

        Ed25519.Verify(key, [0x72], signature).ShouldBeFalse();
    }

    [Theory]
    [InlineData("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [InlineData("0200000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000080")]
    [InlineData("00")]
    public void Refuses_a_key_that_is_no_point(string key) => Ed25519.Verify(Hex(key), [], new byte[64]).ShouldBeFalse();

    private static byte[] Hex(string text) => Convert.FromHexString(text);
}
