using Releasing.Failures;
using Releasing.Formats.Linux;

namespace Releasing.Formats.Rpm;

/// <summary>An OpenPGP signature packet of the main header, and the tag that its key's algorithm belongs under.</summary>
internal sealed record RpmSignature(RpmSignatureTag Tag, byte[] Packet)
{
    private const string What = "Package signature";
    private const string WhatToDo = "Sign with an RSA or Ed25519 key of OpenPGP version 4";
    private const int SignaturePacket = 2;

    public static async Task<RpmSignature> MakeAsync(IPackageSigner signer, byte[] header, CancellationToken cancellationToken)
    {
        var packet = await signer.SignAsync((stream, token) => stream.WriteAsync(header, token).AsTask(), cancellationToken);
        return new RpmSignature(TagOf(packet), packet);
    }

    private static RpmSignatureTag TagOf(byte[] packet) => AlgorithmOf(packet) switch
    {
        // RFC 9580, 9.1: 1 to 3 RSA; 17 DSA, 19 ECDSA, 22 EdDSA, all three under the tag that is named for the first.
        >= 1 and <= 3 => RpmSignatureTag.RsaHeader,
        17 or 19 or 22 => RpmSignatureTag.DsaHeader,
        var other => throw new InvalidInputException(What, $"rpm knows no signatures by algorithm {other}", WhatToDo),
    };

    // RFC 9580, 4.2: the packet's kind and the length of its length; 5.2: version, type, algorithm.
    private static int AlgorithmOf(byte[] packet)
    {
        if (packet.Length < 8 || (packet[0] & 0x80) == 0)
        {
            throw new InvalidInputException(What, "the signer gave no binary OpenPGP packet", "Give the signature without armour");
        }

        var isNew = (packet[0] & 0x40) != 0;
        var kind = isNew ? packet[0] & 0x3F : (packet[0] >> 2) & 0x0F;
        if (kind != SignaturePacket)
        {
            throw new InvalidInputException(What, $"the signer gave an OpenPGP packet of type {kind}", "Give a detached signature");
        }

        var body = 1 + (isNew ? LengthOfNewLength(packet[1]) : 1 << (packet[0] & 3));
        return packet[body] == 4 && body + 2 < packet.Length
            ? packet[body + 2]
            : throw new InvalidInputException(What, $"rpm knows no OpenPGP signatures of version {packet[body]}", WhatToDo);
    }

    private static int LengthOfNewLength(byte first) => first switch
    {
        < 192 => 1,
        < 224 => 2,
        _ => 5,
    };
}
