namespace Releasing.Verification;

/// <summary>Why something was refused. Each has a test vector that is refused for that reason alone.</summary>
public enum RefusalReason
{
    /// <summary>The bundle is no JSON of the form that <c>sigstore_bundle.proto</c> describes, or of a version that is not known.</summary>
    BundleMalformed,

    /// <summary>No identity and no key was required: anybody's signature would do.</summary>
    IdentityNotRequired,

    /// <summary>The trusted root is no JSON of the form that <c>sigstore_trustroot.proto</c> describes.</summary>
    TrustedRootMalformed,

    /// <summary>A certificate was required and a key signed, or a key was required and a certificate signed.</summary>
    SignerKindMismatch,

    /// <summary>The key is of a kind or a size that is not verified with.</summary>
    KeyUnsupported,

    /// <summary>The certificate is no X.509 certificate, or an extension of it is not of its form.</summary>
    CertificateMalformed,

    /// <summary>No certificate authority of the trusted root issued the certificate at the time of signing.</summary>
    CertificateUntrusted,

    /// <summary>The certificate may not sign code: a certificate authority's, another key usage, another extended key usage.</summary>
    CertificateNotForSigning,

    /// <summary>A time of signing lies outside the validity of the certificate.</summary>
    CertificateNotValidThen,

    /// <summary>The certificate carries no signed certificate timestamp (RFC 6962, section 3.3).</summary>
    CertificateTimestampMissing,

    /// <summary>No signed certificate timestamp verifies with a certificate log of the trusted root.</summary>
    CertificateTimestampInvalid,

    /// <summary>The certificate names another identity than the one required.</summary>
    IdentityMismatch,

    /// <summary>Another issuer vouched for the identity than the one required.</summary>
    IssuerMismatch,

    /// <summary>A claim of the build (repository, ref, commit, workflow, trigger) is another than the one required.</summary>
    ClaimMismatch,

    /// <summary>The digest that the bundle tells is not the file's.</summary>
    DigestMismatch,

    /// <summary>The signature does not verify with the key of the certificate, or with the key required.</summary>
    SignatureInvalid,

    /// <summary>The envelope has no signature or several, or its payload is no in-toto statement by its type.</summary>
    EnvelopeUnsupported,

    /// <summary>The payload is no in-toto statement of a known version with subjects.</summary>
    StatementMalformed,

    /// <summary>No subject of the statement has the digest of the file.</summary>
    SubjectMismatch,

    /// <summary>The bundle holds no entry of a transparency log, and a certificate needs one.</summary>
    LogEntryMissing,

    /// <summary>The body of an entry is not of a kind and version that is known.</summary>
    LogEntryMalformed,

    /// <summary>An entry speaks of another signature, another file or another key than the bundle (CVE-2022-36056).</summary>
    LogEntryMismatch,

    /// <summary>The trusted root knows no log with the key of an entry.</summary>
    LogUnknown,

    /// <summary>The time of an entry lies outside the validity of the log's key.</summary>
    LogNotValidThen,

    /// <summary>A bundle of version 0.1 without an inclusion proof has no signed entry timestamp either.</summary>
    InclusionPromiseMissing,

    /// <summary>The signed entry timestamp does not verify with the key of the log.</summary>
    InclusionPromiseInvalid,

    /// <summary>A bundle of version 0.2 or later has an entry without an inclusion proof.</summary>
    InclusionProofMissing,

    /// <summary>The audit path does not lead from the entry to the root (RFC 6962, section 2.1.1).</summary>
    InclusionProofInvalid,

    /// <summary>The inclusion proof has no checkpoint.</summary>
    CheckpointMissing,

    /// <summary>The checkpoint is no signed note of the form of C2SP tlog-checkpoint.</summary>
    CheckpointMalformed,

    /// <summary>The checkpoint is not signed by the log.</summary>
    CheckpointInvalid,

    /// <summary>The checkpoint tells another root or size than the inclusion proof.</summary>
    CheckpointMismatch,

    /// <summary>A certificate needs a time of signing that a log or a time-stamping authority vouches for, and there is none.</summary>
    TimeMissing,

    /// <summary>A time stamp is no RFC 3161 response or is not over this signature.</summary>
    TimestampInvalid,

    /// <summary>A time stamp was not issued by a time-stamping authority of the trusted root.</summary>
    TimestampUntrusted,

    /// <summary>The time of a time stamp lies outside the validity of its authority.</summary>
    TimestampAuthorityNotValidThen,
}
