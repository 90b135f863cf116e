namespace Releasing.Formats.Ar;

/// <summary>A member that was read.</summary>
/// <param name="Member">Its header.</param>
/// <param name="Content">Its bytes; ends where the member ends, and is no longer valid when the next member is asked for.</param>
public sealed record ArEntry(ArMember Member, Stream Content);
