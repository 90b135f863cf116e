namespace Releasing.Verification;

/// <summary>Why something was refused. Each has a test vector that is refused for that reason alone.</summary>
public enum RefusalReason
{
    /// <summary>The bundle is no JSON of the form that <c>sigstore_bundle.proto</c> describes, or of a version that is not known.</summary>
    BundleMalformed,

    /// <summary>No identity and no key was required: anybody's signature would do.</summary>
    IdentityNotRequired,
}
