namespace Releasing.Verification.Folders.Contents;

/// <summary>A member of an archive as its headers describe it; nothing is unpacked.</summary>
/// <param name="Name">The path as it stands.</param>
/// <param name="Kind">What it becomes.</param>
/// <param name="Mode">The Unix mode without the type; null when the archive keeps none.</param>
/// <param name="Link">Where a link leads, as it stands; empty for others.</param>
internal sealed record ScannedMember(string Name, MemberKind Kind, int? Mode, string Link = "");
