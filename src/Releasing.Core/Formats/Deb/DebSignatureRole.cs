namespace Releasing.Formats.Deb;

/// <summary>In what role a package is signed; the member that holds the signature is named after it (debsig-verify's documentation, "policy-syntax").</summary>
public enum DebSignatureRole
{
    /// <summary>The organisation that the package comes from: <c>_gpgorigin</c>.</summary>
    Origin,

    /// <summary>The person who maintains it: <c>_gpgmaint</c>.</summary>
    Maintainer,

    /// <summary>The archive that distributes it: <c>_gpgarchive</c>.</summary>
    Archive,
}
