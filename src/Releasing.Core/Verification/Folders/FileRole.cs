namespace Releasing.Verification.Folders;

/// <summary>What a file of a release is for, by its name.</summary>
internal enum FileRole
{
    /// <summary>What people download the release for.</summary>
    Payload,

    /// <summary>A list of digests.</summary>
    Checksum,

    /// <summary>A software bill of materials.</summary>
    Sbom,

    /// <summary>An in-toto statement with SLSA provenance.</summary>
    Provenance,

    /// <summary>A Sigstore bundle.</summary>
    Bundle,

    /// <summary>A raw signature in base64, as cosign writes it.</summary>
    RawSignature,

    /// <summary>A detached OpenPGP signature in armour.</summary>
    GpgSignature,

    /// <summary>The report of an earlier verification.</summary>
    Report,
}
