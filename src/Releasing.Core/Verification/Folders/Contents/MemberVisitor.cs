namespace Releasing.Verification.Folders.Contents;

/// <summary>Takes a member of an archive.</summary>
/// <param name="member">The member.</param>
/// <param name="content">Its bytes; what is left of them is skipped. Gone when the call ends.</param>
/// <param name="cancellationToken">Stops the reading.</param>
internal delegate Task MemberVisitor(ScannedMember member, Stream content, CancellationToken cancellationToken);
