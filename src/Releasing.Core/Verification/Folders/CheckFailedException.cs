using Releasing.Failures;

namespace Releasing.Verification.Folders;

/// <summary>A check found something wrong deep inside of a file.</summary>
internal sealed class CheckFailedException(FolderReason reason, string message, Exception? inner = null) : ReleaseException(message, inner)
{
    public FolderReason Reason { get; } = reason;
}
