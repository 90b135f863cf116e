namespace Releasing.Verification.Tuf;

/// <summary>Why metadata of The Update Framework were refused (TUF specification 1.0.34, sections 1.5.2 and 5). Each has a test that is refused for that reason alone.</summary>
public enum TufReason
{
    /// <summary>It is no JSON of the form of section 4, has a name twice, lies too deep, or has no canonical form.</summary>
    Malformed,

    /// <summary>It says that it is the metadata of another role (section 4.3, <c>_type</c>).</summary>
    WrongType,

    /// <summary>It follows another major version of the specification (section 4.3, <c>spec_version</c>).</summary>
    SpecificationUnsupported,

    /// <summary>Too few keys of a known kind signed, and others of the role are of a kind that is not verified with; or no hash of a file is of a known kind.</summary>
    AlgorithmUnsupported,

    /// <summary>Fewer different keys of the role signed than its threshold asks for ("arbitrary software installation").</summary>
    ThresholdMissed,

    /// <summary>It is older than what was seen before ("rollback attack"), or a root does not follow the one before it.</summary>
    Rollback,

    /// <summary>It is not of the version that the role above tells ("mix-and-match attack").</summary>
    VersionMismatch,

    /// <summary>It has expired ("indefinite freeze attack").</summary>
    Expired,

    /// <summary>It does not have the digest that the role above tells.</summary>
    HashMismatch,

    /// <summary>It does not have the length that the role above tells.</summary>
    LengthMismatch,

    /// <summary>The repository sent more bytes than there may be ("endless data attack").</summary>
    EndlessData,

    /// <summary>The root was renewed more often than is followed at once (section 5.3.3).</summary>
    EndlessRotation,

    /// <summary>The role targets knows no such file. Delegated roles are not asked: what is wanted here is never delegated.</summary>
    TargetMissing,

    /// <summary>A file that the role above tells of is not there.</summary>
    FileMissing,
}
