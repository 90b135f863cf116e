namespace Releasing.Formats.Comparison;

/// <summary>Something that is kept beside a member's contents.</summary>
/// <param name="Name">What people call it: <c>mode</c>, <c>time</c>.</param>
/// <param name="Value">Its value as it is shown.</param>
internal sealed record MemberAttribute(string Name, string Value);
