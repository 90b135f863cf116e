namespace Releasing.Formats.Comparison;

/// <summary>A part of a file: a member of an archive, a section of a program.</summary>
/// <param name="Name">Its name; not necessarily the only one of that name.</param>
/// <param name="Attributes">What is kept beside the contents, such as the mode, in a fixed order.</param>
/// <param name="CopyTo">Copies the contents; to be called before the next member is asked for, and once.</param>
internal sealed record Member(string Name, IReadOnlyList<MemberAttribute> Attributes, Action<Stream> CopyTo);
