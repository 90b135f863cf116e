namespace Releasing.Verification.Folders;

/// <summary>Why a check failed or was skipped. A bundle that is refused has the name of its <see cref="RefusalReason"/> instead.</summary>
public enum FolderReason
{
    /// <summary>There is no file at all.</summary>
    FolderEmpty,

    /// <summary>It is a folder, a link or a device: a release has files alone.</summary>
    FileNotRegular,

    /// <summary>The name is no asset name, or differs from another by case alone.</summary>
    NameUnsafe,

    /// <summary>The file is not part of the release.</summary>
    FileUnknown,

    /// <summary>A file of the release is not there.</summary>
    FileMissing,

    /// <summary>The file has other bytes than the catalogue lists.</summary>
    FileDiffers,

    /// <summary>The report of an earlier verification tells of other files than lie here, of a failure, or is no report.</summary>
    ReportContradicts,

    /// <summary>There is no checksum file.</summary>
    ChecksumsMissing,

    /// <summary>A line is no checksum line, or names a file a second time.</summary>
    ChecksumMalformed,

    /// <summary>The file has another digest than the line.</summary>
    ChecksumMismatch,

    /// <summary>No checksum file has a line for the file.</summary>
    ChecksumUnlisted,

    /// <summary>Nobody signed the file.</summary>
    SignatureMissing,

    /// <summary>The signature does not verify with the key.</summary>
    SignatureInvalid,

    /// <summary>The signature is not of the form of one.</summary>
    SignatureMalformed,

    /// <summary>The file that was signed is not there.</summary>
    SignatureOrphan,

    /// <summary>The envelope holds another statement than the file.</summary>
    StatementDiffers,

    /// <summary>There is no provenance, and it is required.</summary>
    ProvenanceMissing,

    /// <summary>The statement is no in-toto Statement v1 with SLSA provenance v1.</summary>
    ProvenanceMalformed,

    /// <summary>The statement is not signed by whom it has to be.</summary>
    ProvenanceUnsigned,

    /// <summary>A subject is not there.</summary>
    ProvenanceSubjectMissing,

    /// <summary>A subject has another digest than the file.</summary>
    ProvenanceSubjectMismatch,

    /// <summary>The file is no subject of the statement.</summary>
    ProvenanceUnlisted,

    /// <summary>There is no SBOM, and one is required.</summary>
    SbomMissing,

    /// <summary>The SBOM is not of a form that is known.</summary>
    SbomMalformed,

    /// <summary>The SBOM is about another file.</summary>
    SbomSubjectMismatch,

    /// <summary>The archive is damaged, or not what its name says.</summary>
    ContentsMalformed,

    /// <summary>It unpacks to more than it may.</summary>
    ContentsTooLarge,

    /// <summary>A member has an absolute path, or a path that is none on every system.</summary>
    MemberPathUnsafe,

    /// <summary>A member lies outside of the folder it is unpacked to.</summary>
    MemberEscapes,

    /// <summary>A link leads out of the folder it is unpacked to.</summary>
    LinkEscapes,

    /// <summary>A member would be written by way of a link.</summary>
    MemberThroughLink,

    /// <summary>A member is a device, a pipe or a socket.</summary>
    MemberDevice,

    /// <summary>A member runs with the rights of its owner or group.</summary>
    MemberSetUid,

    /// <summary>Two members have one name, or names that differ by case alone.</summary>
    MemberTwice,

    /// <summary>The metadata of the package cannot be read.</summary>
    PackageMalformed,

    /// <summary>The package says another name, version or architecture.</summary>
    PackageMismatch,

    /// <summary>A program does not start.</summary>
    ProgramDoesNotStart,

    /// <summary>A program did not end in time.</summary>
    ProgramHangs,

    /// <summary>Skipped: there is nothing of that kind to look at.</summary>
    NotApplicable,

    /// <summary>Skipped: no key to verify with was given.</summary>
    NoKey,

    /// <summary>Skipped: it was switched off.</summary>
    SwitchedOff,

    /// <summary>Skipped: the program is for another machine.</summary>
    OtherMachine,

    /// <summary>Skipped: a program that is needed is not on this machine.</summary>
    ToolMissing,

    /// <summary>Skipped: an earlier check of the file failed, and what is not trusted is not started.</summary>
    NotTrusted,
}
