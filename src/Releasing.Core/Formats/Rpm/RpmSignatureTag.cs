namespace Releasing.Formats.Rpm;

/// <summary>The tags of the signature header, whose numbers mean other things than those of the main header.</summary>
internal enum RpmSignatureTag
{
    /// <summary>OpenPGP signature of the main header by a DSA, ECDSA or EdDSA key.</summary>
    DsaHeader = 267,

    /// <summary>OpenPGP signature of the main header by an RSA key.</summary>
    RsaHeader = 268,

    /// <summary>SHA-1 of the main header.</summary>
    Sha1Header = 269,

    /// <summary>Bytes of main header and payload, of 4 GiB and more.</summary>
    LongSize = 270,

    /// <summary>Bytes of the uncompressed payload, of 4 GiB and more.</summary>
    LongPayloadSize = 271,

    /// <summary>SHA-256 of the main header.</summary>
    Sha256Header = 273,

    /// <summary>Bytes of main header and payload.</summary>
    Size = 1000,

    /// <summary>MD5 of main header and payload, for rpm before 4.14.</summary>
    Md5 = 1004,

    /// <summary>Bytes of the uncompressed payload.</summary>
    PayloadSize = 1007,

    /// <summary>Room that is left so that a signature can be added without moving the payload.</summary>
    ReservedSpace = 1008,
}
